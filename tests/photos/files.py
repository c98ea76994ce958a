"""Picture files made for the tests, with the metadata that a test gives them."""

from io import BytesIO

from PIL import Image

RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
NAMESPACES = f"""xmlns:rdf="{RDF}" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/"
 xmlns:xmpRights="http://ns.adobe.com/xap/1.0/rights/"
 xmlns:Iptc4xmpCore="http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/"
 xmlns:Iptc4xmpExt="http://iptc.org/std/Iptc4xmpExt/2008-02-29/" """


def picture(size=(60, 40), *, format="JPEG", mode="RGB", colour="#7a8f99", **options):
    """The bytes of a plain picture; `options` as Pillow's writers know them."""
    file = BytesIO()
    Image.new(mode, size, colour).save(file, format, **options)
    return file.getvalue()


def file(data, name="picture.jpg"):
    """Bytes as an open file."""
    opened = BytesIO(data)
    opened.name = name
    return opened


def xmp(inner, attributes=""):
    """An XMP packet with `inner` as the elements of its one description."""
    return (
        f'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF {NAMESPACES}>'
        f'<rdf:Description rdf:about="" {attributes}>{inner}</rdf:Description></rdf:RDF></x:xmpmeta>'
    ).encode()


def alternative(name, **texts):
    """A property with a text for each language ("x_default" is the default one)."""
    items = "".join(
        f'<rdf:li xml:lang="{language.replace("_", "-")}">{text}</rdf:li>' for language, text in texts.items()
    )
    return f"<{name}><rdf:Alt>{items}</rdf:Alt></{name}>"


def sequence(name, *texts, kind="Seq"):
    items = "".join(f"<rdf:li>{text}</rdf:li>" for text in texts)
    return f"<{name}><rdf:{kind}>{items}</rdf:{kind}></{name}>"


def dataset(number, value, record=2):
    """One IIM dataset."""
    value = value if isinstance(value, bytes) else value.encode()
    return bytes([0x1C, record, number]) + len(value).to_bytes(2) + value


def iim(*datasets):
    """A JPEG segment that carries these IIM datasets, for Pillow's `extra`."""
    block = b"".join(datasets)
    resource = b"8BIM\x04\x04\x00\x00" + len(block).to_bytes(4) + block + b"\x00" * (len(block) % 2)
    segment = b"Photoshop 3.0\x00" + resource
    return b"\xff\xed" + (len(segment) + 2).to_bytes(2) + segment


def exif(**tags):
    """An EXIF block; names as Pillow's `ExifTags.Base` has them."""
    from_name = {"description": 0x010E, "artist": 0x013B, "copyright": 0x8298, "orientation": 0x0112}
    found = Image.Exif()
    for name, value in tags.items():
        found[from_name[name]] = value
    return found


def two_coloured(size=(400, 200), *, format="JPEG", **options):
    """Left half red, right half blue: shows which way up a picture is, and what a crop kept."""
    whole = Image.new("RGB", size, "blue")
    whole.paste("red", (0, 0, size[0] // 2, size[1]))
    file = BytesIO()
    whole.save(file, format, **options)
    return file.getvalue()
