"""The real `mcp` package against `visualizer mcp --demo`, in both eras of the protocol.

    mcp_client.py PATH_OF_THE_PROGRAM

Each tool is called through the package's own client, which validates what comes by the schemas that the server lists.
"""
import base64, os, sys, tempfile, urllib.parse

import anyio
from mcp import ClientSession, StdioServerParameters
from mcp.client.client import Client
from mcp.client.stdio import stdio_client

TOOLS = ["generate_image", "edit_image", "analyze_image", "image_status", "list_models", "gallery_search", "spend",
         "speak"]
failures = []


def expect(what, truth, more=""):
    if not truth:
        failures.append(f"{what} {more}")
        print(f"FAILED  {what} {more}", flush=True)


def server(binary, **settings):
    home = tempfile.mkdtemp()
    env = {"HOME": home, "VISUALIZER_HOME": home, "PATH": os.environ["PATH"], **settings}
    return StdioServerParameters(command=binary, args=["mcp", "--demo"], env=env)


async def every_tool(era, call, tools):
    def named(what):
        return f"{era}: {what}"

    expect(named("tools"), [tool.name for tool in tools[:len(TOOLS)]] == TOOLS, str([tool.name for tool in tools]))
    for tool in tools:
        expect(named(f"{tool.name} is described"), bool(tool.description and tool.title and tool.output_schema))
        costs = tool.name in ("generate_image", "edit_image", "analyze_image", "speak")
        expect(named(f"{tool.name} says whether it costs"), costs or tool.annotations.read_only_hint, str(tool.annotations))

    models = await call("list_models", {"filter": "gemini", "for": "editing", "limit": 5})
    expect(named("list_models"), 0 < len(models.structured_content["models"]) <= 5)
    beats = []

    async def progress(*beat):
        beats.append(beat)

    made = await call("generate_image", {"prompt": f"a fox, {era}"}, progress)
    values = made.structured_content
    expect(named("generate_image"), values["status"] == "done" and values["cost"] > 0, str(values))
    picture = values["pictures"][0]
    kinds = [block.type for block in made.content]
    expect(named("what an answer holds"), kinds == ["text", "resource_link", "image"], str(kinds))
    path = urllib.parse.unquote(urllib.parse.urlparse(made.content[1].uri).path)
    expect(named("the file is there"), os.path.isfile(path) and path == picture["path"], path)
    expect(named("the preview is small"), len(base64.b64decode(made.content[2].data)) <= 96 << 10)
    again = await call("generate_image", {"prompt": f"a fox, {era}"})
    expect(named("a repeat costs nothing"), again.structured_content["pictures"] == values["pictures"])
    fetched = await call("image_status", {"job": values["job"]})
    expect(named("image_status"), fetched.structured_content["pictures"] == values["pictures"])
    edited = await call("edit_image", {"prompt": "make it night", "images": [picture["id"]]})
    expect(named("edit_image"), edited.structured_content["status"] == "done", str(edited.content[0]))
    said = await call("analyze_image", {"image": path, "question": "What is it?"})
    expect(named("analyze_image"), "DEMO" in said.structured_content["text"], str(said.structured_content))
    found = await call("gallery_search", {"query": "since:today"})
    expect(named("gallery_search"), found.structured_content["count"] == 2, str(found.structured_content))
    spent = await call("spend", {})
    expect(named("spend"), 0 < spent.structured_content["agents_today"] == spent.structured_content["today"])
    spoken = (await call("speak", {"text": "A red fox."})).structured_content
    expect(named("speak"), spoken.get("status") == "done" and spoken["pictures"][0]["media_type"].startswith("audio/"),
           str(spoken))
    for arguments, words in [({"prompt": "x", "modle": "y"}, "modle"), ({}, "prompt"),
                             ({"prompt": "x", "output": "/etc/fox.png"}, "outside")]:
        wrong = await call("generate_image", arguments)
        expect(named("what is wrong is said"), wrong.is_error and words in wrong.content[0].text, str(wrong.content))


async def by_handshake(binary):
    async with stdio_client(server(binary)) as (read, write), ClientSession(read, write) as session:
        greeting = await session.initialize()
        expect("handshake", greeting.protocol_version == "2025-11-25" and greeting.server_info.name == "visualizer")
        await session.send_ping()
        tools = (await session.list_tools()).tools
        await every_tool(
            "handshake", lambda name, args, beat=None: session.call_tool(name, args, progress_callback=beat), tools)


async def without(binary):
    for mode in ("auto", "2026-07-28"):
        async with Client(server(binary), mode=mode) as client:
            expect(f"{mode}: the newest revision", client.protocol_version == "2026-07-28", str(client.protocol_version))
            tools = (await client.list_tools()).tools
            await every_tool(
                mode, lambda name, args, beat=None: client.call_tool(name, args, progress_callback=beat), tools)


async def asking_first(binary):
    async with Client(server(binary, VISUALIZER_MCP_ASK_ABOVE="0.0001"), mode="auto") as client:
        asked = await client.call_tool("generate_image", {"prompt": "a fox"})
        expect("the price is told", asked.structured_content["status"] == "confirm" and not asked.is_error)
        made = await client.call_tool("generate_image", {"prompt": "a fox", "confirm": True})
        expect("it is made once it is confirmed", made.structured_content["status"] == "done")


def main():
    binary = os.path.abspath(sys.argv[1])
    for tour in (by_handshake, without, asking_first):
        anyio.run(tour, binary)
    print("failed: " + "; ".join(failures) if failures else "The mcp package is served in both eras.")
    sys.exit(1 if failures else 0)


main()
