"""Making an uploaded picture fit to publish, as a process of its own: bytes on standard input, the answer on output.

A small file may unpack to more than the machine holds, and a malformed one
may crash compiled code: memory and time are limited here. The first line of
the answer is JSON (`state`, and `format`, `width`, `height` or `frames`), the
picture follows if its bytes changed. Imports nothing of the project.

Arguments: the most pixels, the longest side of what is kept. With a third,
"many", pictures come one after another, each as its length on a line and its
bytes, and each is answered in the same way: the length of the answer (or, if
it failed, the negative status), then the answer. Every picture has a process
and limits of its own then, too, but the libraries are loaded only once.
"""

import io
import json
import os
import resource
import sys
import warnings

MEMORY = 1400 << 20
SECONDS = 40
QUALITY = 90
KEPT = {"JPEG", "PNG", "WEBP", "GIF"}
# What of a file tells more than the picture: where, when and with what it was taken, by whom.
TELLING = ("exif", "xmp", "XML:com.adobe.xmp", "photoshop", "comment", "Raw profile type exif", "Comment", "mp")


class Refused(Exception):
    """The picture is not taken; the arguments are the state and what is told with it."""


def opened(data, most_pixels):
    """The picture, its header read only."""
    from PIL import Image, UnidentifiedImageError

    Image.MAX_IMAGE_PIXELS = None  # asked here, in our own words
    if data[4:8] == b"ftyp":
        import pillow_heif

        pillow_heif.register_heif_opener()
    try:
        picture = Image.open(io.BytesIO(data))
        frames = getattr(picture, "n_frames", 1)
    except UnidentifiedImageError:
        known = data[4:8] == b"ftyp" or data.startswith((b"\xff\xd8", b"\x89PNG", b"GIF8", b"RIFF"))
        raise Refused("broken" if known else "unknown", {}) from None
    size = {"width": picture.width, "height": picture.height}
    if picture.width * picture.height > most_pixels:
        raise Refused("too_many_pixels", size)
    if frames > 1 and picture.format in {"GIF", "WEBP", "PNG", "AVIF"}:
        raise Refused("animated", {"frames": frames})
    return picture


def upright(picture, longest):
    """The decoded picture in its right position, not larger than needed, in colours of the screen; and what changed."""
    from PIL import Image, ImageOps

    turned = picture.getexif().get(0x0112, 1) not in (0, 1)
    too_large = max(picture.size) > longest
    if too_large and picture.format == "JPEG":
        picture.draft(None, (longest, longest))  # decodes at an eighth to a half of the size
    picture.load()
    made = picture
    if too_large:
        made.thumbnail((longest, longest), Image.Resampling.LANCZOS)
    if turned:
        made = ImageOps.exif_transpose(made)
    foreign = made.mode not in {"RGB", "RGBA", "L", "LA", "P", "1"}
    if foreign:
        made = _to_screen(made)
    return made, turned or too_large or foreign


def _to_screen(picture):
    """CMYK, 16 bits and others as RGB; by the colour profile where the file brings one."""
    from PIL import ImageCms

    profile = picture.info.pop("icc_profile", None)
    if profile and picture.mode in {"CMYK", "LAB"}:
        try:
            source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            return ImageCms.profileToProfile(picture, source, ImageCms.createProfile("sRGB"), outputMode="RGB")
        except ImageCms.PyCMSError:
            pass  # a broken profile is no reason to refuse the picture
    if picture.mode.startswith("I"):
        return picture.point(lambda value: value / 256).convert("L")
    return picture.convert("RGB")


def written(picture, kind):
    """The bytes of a picture without anything but the picture and its colours."""
    kept = io.BytesIO()
    profile = picture.info.get("icc_profile")
    options = {"icc_profile": profile} if profile else {}
    for name in TELLING:
        picture.info.pop(name, None)
    if kind == "JPEG":
        if picture.mode not in {"RGB", "L"}:
            picture = picture.convert("RGB")
        options |= {"quality": QUALITY, "optimize": True, "progressive": True}
    elif kind == "WEBP":
        options |= {"quality": QUALITY, "method": 4, "exif": b"", "xmp": b""}
    elif kind == "PNG":
        options["exif"] = b""
    picture.save(kept, kind, **options)
    return kept.getvalue()


def telling(picture):
    """Whether the file says more than the picture itself."""
    return bool(picture.getexif()) or any(name in picture.info for name in TELLING)


def prepared(data, most_pixels, longest):
    """(what is told, bytes or b"" where the file may stay as it is)."""
    picture = opened(data, most_pixels)
    source = picture.format
    told = telling(picture)
    made, changed = upright(picture, longest)
    kind = source if source in KEPT else "WEBP" if source == "AVIF" else "JPEG"
    facts = {"state": "ok", "format": kind.lower(), "width": made.width, "height": made.height}
    if source == kind and not changed and not told:
        return facts, b""
    if kind == "GIF":
        kind, facts["format"] = "PNG", "png"
    return facts, written(made, kind)


def answer(data, most_pixels, longest):
    """Look at one picture within the limits; the bytes to be answered."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    try:
        facts, content = prepared(data, most_pixels, longest)
    except Refused as refused:
        facts, content = {"state": refused.args[0], **refused.args[1]}, b""
    except MemoryError:
        facts, content = {"state": "too_large"}, b""
    except Exception:  # whatever a library says of a file that is not what it should be
        facts, content = {"state": "broken"}, b""
    return json.dumps(facts).encode() + b"\n" + content


def apart(data, most_pixels, longest):
    """(exit status, answer) of one picture, looked at by a child of this process."""
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        os.close(reading)
        status = 1
        try:
            with open(writing, "wb") as out:
                out.write(answer(data, most_pixels, longest))
            status = 0
        finally:
            os._exit(status)
    os.close(writing)
    with open(reading, "rb") as answered:
        told = answered.read()
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), told


def many(most_pixels, longest):
    """Answer pictures until none comes any more."""
    from PIL import Image, ImageCms, ImageOps  # noqa: F401 - what every child needs

    Image.init()
    while line := sys.stdin.buffer.readline():
        status, told = apart(sys.stdin.buffer.read(int(line)), most_pixels, longest)
        told = told if not status else b""
        # A child that failed by itself and one that was ended by a limit are told apart, as by subprocess.
        length = len(told) if not status else -1 if status > 0 else -2
        sys.stdout.buffer.write(b"%d\n" % length + told)
        sys.stdout.buffer.flush()


def main():
    """Read, answer, and end."""
    warnings.simplefilter("ignore")
    bounds = int(sys.argv[1]), int(sys.argv[2])
    if sys.argv[3:] == ["many"]:
        many(*bounds)
    else:
        sys.stdout.buffer.write(answer(sys.stdin.buffer.read(), *bounds))


if __name__ == "__main__":
    main()
