"""The real `openai` package against `visualizer serve --demo`, and against a stand-in for OpenRouter that breaks.

    openai_client.py PATH_OF_THE_PROGRAM [--faults N] [--seconds S]

Every call that clients make for pictures and words; then N acts against faults, or as many as begin within S seconds,
with the package's retries switched on:
one POST may reach the service for one act, whatever breaks, except where the service asks for patience (429).
"""
import base64, collections, concurrent.futures, http.server, json, os, struct, subprocess, sys, tempfile, threading, time
import urllib.request, zlib

import openai

KEY = "vz-test-key-0123456789"
FLUX, WRITER = "lab/flux", "lab/writer"
failures = []


def png(width=64, height=48):
    def chunk(kind, body):
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    rows = b"".join(b"\0" + b"\xc8\x28\x1e" * width for _ in range(height))
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


class Gateway:
    def __init__(self, binary, *arguments, **environment):
        self.home = tempfile.mkdtemp()
        own = dict(PATH=os.environ["PATH"], HOME=self.home, VISUALIZER_HOME=self.home, VISUALIZER_GATEWAY_KEY=KEY)
        self.process = subprocess.Popen(
            [binary, "serve", "--port", "0", "--json", *arguments], env={**own, **environment},
            stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        self.addresses = json.loads(self.process.stdout.readline())
        threading.Thread(target=lambda: [None for _ in self.process.stdout], daemon=True).start()

    def client(self, key=KEY, **options):
        return openai.OpenAI(base_url=self.addresses["openai"], api_key=key, **options)

    def end(self):
        self.process.terminate()
        expect("the gateway ends when it is told to", self.process.wait(60) == 0)


def expect(what, truth, more=""):
    if not truth:
        failures.append(f"{what} {more}")
        print(f"FAILED  {what} {more}", flush=True)


def refusal(deed):
    try:
        deed()
    except openai.APIStatusError as error:
        return error
    return None


def every_call(binary):
    gateway = Gateway(binary, "--demo", "--mask", "composite")
    client = gateway.client()
    model, picture = "google/gemini-2.5-flash-image", ("a.png", png())
    ids = [row.id for row in client.models.list().data]
    expect("models.list", model in ids and len(ids) > 100)
    expect("models.retrieve", client.models.retrieve(model).id == model)

    def made(**asked):
        answer = client.images.generate(prompt="a fox in snow", **asked)
        for one in answer.data:
            expect(f"never both {asked}", (one.b64_json is None) != (one.url is None))
        return answer

    expect("images.generate", len(base64.b64decode(made(model=model).data[0].b64_json)) > 1000)
    expect("a model may be left out", len(made().data) == 1)
    expect("the last part of an id is enough", len(made(model="gpt-image-1-mini").data) == 1)
    for size, ratio in [("1024x1024", 1), ("1536x1024", 1.5), ("1024x1536", 2 / 3), ("256x256", 1), ("512x512", 1),
                        ("1792x1024", 16 / 9), ("1024x1792", 9 / 16), ("auto", None)]:
        width, height = map(int, made(model="black-forest-labs/flux.2-pro", size=size).size.split("x"))
        expect(f"size {size}", ratio is None or abs(width / height / ratio - 1) < 0.05, f"{width}x{height}")
    for quality, sent in [("standard", "medium"), ("hd", "high"), ("low", "low"), ("medium", "medium"), ("high", "high"),
                          ("auto", None)]:
        got = made(model="openai/gpt-image-2", quality=quality).quality
        expect(f"quality {quality}", got == sent, str(got))
    expect("n", len(made(model="black-forest-labs/flux.2-pro", n=3).data) == 3)
    expect("url", made(model=model, response_format="url").data[0].url.startswith("http://127.0.0.1:"))
    webp = made(model="black-forest-labs/flux.2-pro", output_format="webp")
    expect("output_format", webp.output_format == "webp" and base64.b64decode(webp.data[0].b64_json)[8:12] == b"WEBP")
    events = [event.type for event in client.images.generate(
        model="openai/gpt-image-2", prompt="x", stream=True, partial_images=2)]
    expect("stream", events[-1] == "image_generation.completed" and len(events) == 3, str(events))
    slow = [event.type for event in client.images.generate(model="black-forest-labs/flux.2-pro", prompt="x", stream=True)]
    expect("a model that cannot stream", slow == ["image_generation.completed"], str(slow))

    def edited(**asked):
        return client.images.edit(model=model, prompt="make it night", **asked)

    expect("images.edit", len(edited(image=picture).data) == 1)
    expect("several files", len(edited(image=[picture, ("b.png", png())]).data) == 1)
    masked = edited(image=picture, mask=("m.png", png()))
    expect("an opaque mask protects all", masked.size == "64x48", str(masked.size))
    many = refusal(lambda: edited(image=[picture] * 9))
    expect("too many files", many and many.status_code == 400 and "at most" in many.message)
    chat = dict(model="google/gemini-2.5-flash", messages=[{"role": "user", "content": "hi"}])
    expect("chat", "DEMO" in client.chat.completions.create(**chat).choices[0].message.content)
    words = "".join(
        piece.choices[0].delta.content or "" for piece in client.chat.completions.create(**chat, stream=True)
        if piece.choices)
    expect("chat stream", "DEMO" in words)
    spoken = os.path.join(gateway.home, "fox.mp3")
    client.audio.speech.create(
        model="hexgrad/kokoro-82m", voice="alloy", input="A red fox in snow.").write_to_file(spoken)
    with open(spoken, "rb") as file:
        expect("audio.speech", file.read(2) == b"\xff\xf3" and os.path.getsize(spoken) > 4000)
    streamed = os.path.join(gateway.home, "fox.wav")
    with client.audio.speech.with_streaming_response.create(
            model="hexgrad/kokoro-82m", voice="af_alloy", input="A red fox.", response_format="wav") as answer:
        answer.stream_to_file(streamed)
    with open(streamed, "rb") as file:
        expect("audio.speech as wav", file.read(4) == b"RIFF")
    opus = refusal(lambda: client.audio.speech.create(
        model="hexgrad/kokoro-82m", voice="alloy", input="x", response_format="opus"))
    expect("a format that is not there", opus and opus.status_code == 400 and "mp3, pcm, wav" in opus.message)
    wrong = refusal(lambda: gateway.client("wrong-key-0123456789").models.list())
    expect("wrong key", wrong and wrong.status_code == 401)
    unknown = refusal(lambda: made(model="gemini-2.5-flash-imge"))
    expect("unknown model", unknown and unknown.code == "model_not_found" and model in unknown.message, str(unknown))
    expect("no prompt", refusal(lambda: client.images.generate(model=model, prompt="")).param == "prompt")
    gateway.end()


class Standin(http.server.BaseHTTPRequestHandler):
    """OpenRouter with two models, whose answers to a POST go wrong as its prompt says: `act 7: half a head`."""

    protocol_version = "HTTP/1.1"
    posts, lock = collections.Counter(), threading.Lock()
    row = {"id": FLUX, "name": "Flux", "architecture": {"input_modalities": ["text"], "output_modalities": ["image"]},
           "supported_parameters": {}, "supports_streaming": False}
    writer = {"id": WRITER, "name": "Writer", "architecture": {"input_modalities": ["text"], "output_modalities": ["text"]},
              "pricing": {"prompt": "0.0000001", "completion": "0.0000001"}}
    endpoint = {"provider_name": "Lab", "provider_slug": "lab", "supported_parameters": {}, "supports_streaming": False,
                "pricing": [{"billable": "output_image", "unit": "image", "cost_usd": 0.03}]}

    def log_message(self, *_):
        pass

    def answer(self, status, body, head=()):
        text = json.dumps(body).encode() if not isinstance(body, bytes) else body
        self.send_response(status)
        for name, value in [("Content-Type", "application/json"), ("Content-Length", str(len(text))), *head]:
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(text)

    def do_GET(self):
        path = self.path.split("?")[0].replace("/api/v1", "")
        if path.endswith("/endpoints"):
            return self.answer(200, {"id": FLUX, "endpoints": [self.endpoint]})
        rows = {"/models": [self.row, self.writer], "/images/models": [self.row], "/providers": []}.get(path)
        return self.answer(404, {"error": {"code": 404, "message": "Not Found"}}) if rows is None else self.answer(
            200, {"data": rows})

    def do_POST(self):
        body = json.loads(self.rfile.read(int(self.headers.get("Content-Length", 0))))
        prompt = body["prompt"] if "prompt" in body else body["messages"][-1]["content"]
        with self.lock:
            Standin.posts[prompt] += 1
        self.close_connection = True
        fault = prompt.split(": ")[1]
        made = {"created": 1, "data": [{"b64_json": base64.b64encode(png()).decode()}], "usage": {"cost": 0.03}}
        if "messages" in body:
            made = {"id": "gen-1", "object": "chat.completion", "model": WRITER, "usage": {"cost": 0.01}, "choices": [
                {"index": 0, "finish_reason": "stop", "message": {"role": "assistant", "content": "Hello."}}]}
        if fault == "slow stream":
            time.sleep(9)
            event = {"object": "chat.completion.chunk", "choices": [{"index": 0, "delta": {"content": "Hello."}}]}
            self.send_response(200)
            self.send_header("Content-Type", "text/event-stream")
            self.end_headers()
            self.wfile.write(b"data: " + json.dumps(event).encode() + b"\n\ndata: [DONE]\n\n")
        elif fault == "hung":
            time.sleep(9)
        elif fault == "late":
            time.sleep(2.5)
            self.answer(200, made)
        elif fault == "half a head":
            self.wfile.write(b"HTTP/1.1 200 OK\r\nConte")
        elif fault == "half a body":
            self.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 9999\r\n\r\n{\"crea")
        elif fault in ("a page", "nothing", "no picture"):
            self.answer(200, {"a page": b"<html>x</html>", "nothing": b"", "no picture": b'{"data":[]}'}[fault])
        elif fault.isdigit():
            wait = [("Retry-After", "1")] if fault == "429" else []
            self.answer(int(fault), {"error": {"code": int(fault), "message": "It failed."}}, wait)
        elif fault != "cut off":
            self.answer(200, made)


KINDS = ["none", "cut off", "half a head", "half a body", "a page", "nothing", "no picture", "hung", "late", "400", "402",
         "403", "404", "408", "409", "413", "422", "429", "500", "502", "503", "521", "524", "529"]


def act(gateway, number, seen):
    """One call of the package, with its retries, against one fault. Words are not kept for who asks again after a timeout."""
    fault = KINDS[number % len(KINDS)]
    words = number // len(KINDS) % 2 == 1 and fault not in ("hung", "late")
    prompt = f"act {number}: {fault}"
    client = gateway.client(max_retries=2, timeout=1.5 if fault in ("late", "hung") else 60)
    try:
        if words:
            client.chat.completions.create(model=WRITER, messages=[{"role": "user", "content": prompt}], max_tokens=9)
        else:
            client.images.generate(model=FLUX, prompt=prompt)
        outcome = "made"
    except openai.APIError as error:
        outcome = f"{getattr(error, 'status_code', 'no answer')} {getattr(error, 'code', '')}"
    if fault == "hung":
        time.sleep(2)
    posts = Standin.posts[prompt]
    with Standin.lock:
        seen[fault + (", words" if words else "")][outcome] += 1
    expect(f"one POST for one act ({fault})", posts <= (3 if fault == "429" else 1), f"{posts} for {prompt}")
    expect(f"what comes arrives ({fault})", outcome == "made" or fault not in ("none", "late"), outcome)


def faults(binary, count, seconds):
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Standin)
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, daemon=True).start()
    base = f"http://127.0.0.1:{server.server_address[1]}/api/v1"
    gateway = Gateway(
        binary, OPENROUTER_BASE_URL=base, OPENROUTER_API_KEY="sk-or-v1-" + "0" * 64, VISUALIZER_GENERAL_TIMEOUT="7")
    seen = collections.defaultdict(collections.Counter)
    begun, done = time.time(), 0
    # The slow ones wait; others go on beside them.
    with concurrent.futures.ThreadPoolExecutor(8) as pool:
        for start in range(0, count, 96):
            if time.time() - begun > seconds:
                break
            batch = range(start, min(count, start + 96))
            for result in pool.map(lambda number: act(gateway, number, seen), batch):
                done += 1
    gateway.end()
    for fault in sorted(seen):
        print(f"  {fault}: {dict(seen[fault])}")
    print(f"{done} faults in {time.time() - begun:.0f} s.")
    server.shutdown()


def signs_of_life(binary):
    """A stream whose answer waits gets comment lines, which the package passes over."""
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Standin)
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, daemon=True).start()
    base = f"http://127.0.0.1:{server.server_address[1]}/api/v1"
    gateway = Gateway(binary, OPENROUTER_BASE_URL=base, OPENROUTER_API_KEY="sk-or-v1-" + "0" * 64)
    asked = dict(model=WRITER, messages=[{"role": "user", "content": "act 0: slow stream"}], stream=True)
    body = json.dumps(asked).encode()
    request = urllib.request.Request(
        gateway.addresses["openai"] + "/chat/completions", body,
        {"Authorization": f"Bearer {KEY}", "Content-Type": "application/json"})
    lines = [line.strip() for line in urllib.request.urlopen(request, timeout=60)]
    expect("a sign of life comes before the answer", lines[0].startswith(b":") and lines[-2] == b"data: [DONE]", str(lines))
    words = "".join(piece.choices[0].delta.content for piece in gateway.client().chat.completions.create(**asked))
    expect("the package passes over it", words == "Hello.", words)
    gateway.end()
    server.shutdown()


def main():
    binary = os.path.abspath(sys.argv[1])
    count = int(sys.argv[sys.argv.index("--faults") + 1]) if "--faults" in sys.argv else 24
    seconds = float(sys.argv[sys.argv.index("--seconds") + 1]) if "--seconds" in sys.argv else 3600
    every_call(binary)
    signs_of_life(binary)
    faults(binary, count, seconds)
    print("failed: " + "; ".join(failures) if failures else "The openai package is served in all it asks for.")
    sys.exit(1 if failures else 0)


main()
