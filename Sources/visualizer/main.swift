print("visualizer")
