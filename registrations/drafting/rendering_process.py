"""Fills a .docx template, as a process of its own with little memory, little time and a small language.

Standard input: one line of JSON (fields, context), then the template's bytes.
Standard output: the filled document, or, with exit code REFUSED, a JSON list of
sentences that say what the template may not do. Run by rendering.py; imports
nothing of the project.

A template is written by an officer but may have come from anywhere. It is
parsed before it is run, and only what is listed here may stand in it: no call,
no import, no assignment, no arithmetic, no loop that multiplies with another.
"""

import difflib
import io
import json
import re
import resource
import sys
import zipfile

from docx import Document
from docxtpl import DocxTemplate
from jinja2 import TemplateSyntaxError, nodes
from jinja2.sandbox import ImmutableSandboxedEnvironment

REFUSED = 7
MEMORY, SECONDS = 1_500_000_000, 60
MOST_MEMBERS, MOST_UNPACKED, MOST_LOOPS = 400, 40 * 1024 * 1024, 30
FILTERS = {"upper", "lower", "title", "capitalize", "default", "d", "length", "count", "join", "first", "last", "trim"}
TESTS = {"defined", "undefined", "none", "even", "odd"}
LOOP = dict.fromkeys(("index", "index0", "first", "last", "length"))
PLAIN = (nodes.Template, nodes.Output, nodes.If, nodes.CondExpr, nodes.Compare, nodes.Operand, nodes.And, nodes.Or)
QUIET = (nodes.TemplateData, nodes.Const)
_ACTIVE = ("vbaproject", "vbadata", "/activex/", "/embeddings/", "/afchunk", "macro", ".bin", "/customui")
_RELATIONS = re.compile(rb"<Relationship\b[^>]*>")


class Refused(Exception):
    """The template may not be used; ``args[0]`` is a list of sentences."""


class Checker:
    """Walks the parsed template and collects what may not stand there and which fields are used."""

    def __init__(self, fields):
        self.fields, self.problems, self.used, self.loops = fields, [], set(), 0

    def problem(self, sentence):
        if sentence not in self.problems:
            self.problems.append(sentence)

    def walk(self, node, scope, inside):
        """Check a node; `scope` maps loop variables to what they hold, `inside` is the depth of loops."""
        if isinstance(node, QUIET):
            return
        if isinstance(node, nodes.For):
            self.loop(node, scope, inside)
        elif isinstance(node, (nodes.Name, nodes.Getattr, nodes.Getitem)):
            self.holds(node, scope)
        elif isinstance(node, nodes.Filter):
            if node.name not in FILTERS:
                self.problem(f"Bộ lọc “{node.name}” không dùng được trong mẫu.")
            if node.kwargs or node.dyn_args or node.dyn_kwargs or any(type(a) is not nodes.Const for a in node.args):
                self.problem(f"Bộ lọc “{node.name}” chỉ nhận chữ viết sẵn.")
            if node.node is not None:
                self.walk(node.node, scope, inside)
        elif isinstance(node, nodes.Test):
            if node.name not in TESTS:
                self.problem(f"Phép thử “{node.name}” không dùng được trong mẫu.")
            self.walk(node.node, scope, inside)
        elif isinstance(node, (*PLAIN, nodes.Not)):
            for child in node.iter_child_nodes():
                self.walk(child, scope, inside)
        else:
            self.problem(f"Lệnh “{type(node).__name__}” không dùng được trong mẫu: mẫu chỉ có trường, “for” và “if”.")

    def loop(self, node, scope, inside):
        self.loops += 1
        if self.loops > MOST_LOOPS:
            self.problem(f"Mẫu có quá nhiều vòng lặp, tối đa {MOST_LOOPS}.")
        if node.recursive or node.test is not None or not isinstance(node.target, nodes.Name):
            self.problem("Vòng lặp chỉ viết dạng “for … in …”.")
            return
        over = self.holds(node.iter, scope)
        root = node.iter
        while isinstance(root, (nodes.Getattr, nodes.Getitem)):
            root = root.node
        if inside and not (isinstance(root, nodes.Name) and root.name in scope):
            self.problem("Vòng lặp nằm trong vòng lặp khác chỉ được lặp trên phần của vòng ngoài.")
        if isinstance(over, list):
            item = over[0]
        else:
            item = None
            self.problem("Vòng lặp cần một trường có nhiều dòng, ví dụ: cac_muc, muc.dong, can_cu.")
        for child in node.body + node.else_:
            self.walk(child, {**scope, node.target.name: item, "loop": LOOP}, inside + 1)

    def holds(self, node, scope):
        """What a name holds (None for words); unknown fields are told with the nearest known one."""
        if isinstance(node, nodes.Name):
            if node.name in scope:
                return scope[node.name]
            return self.found(self.fields, node.name, node.name)
        if isinstance(node, nodes.Getattr):
            held, attribute = self.holds(node.node, scope), node.attr
        elif isinstance(node, nodes.Getitem) and isinstance(node.arg, nodes.Const):
            held, attribute = self.holds(node.node, scope), node.arg.value
        else:
            self.problem("Trường chỉ viết dạng “ten_truong” hoặc “dong.ten_truong”.")
            return None
        if isinstance(held, list) and type(attribute) is int:
            return held[0]
        if not isinstance(held, dict):
            self.problem(f"Trường “{attribute}” không có ở chỗ này.")
            return None
        return self.found(held, attribute, str(attribute))

    def found(self, held, name, shown):
        if name in held:
            self.used.add(name)
            return held[name]
        near = difflib.get_close_matches(str(name), held, 1)
        hint = f" Có phải “{near[0]}”?" if near else " Mời xem bảng các trường."
        self.problem(f"Không có trường “{shown}”.{hint}")
        return None


class Environment(ImmutableSandboxedEnvironment):
    """Refuses a template as soon as it is parsed, whichever part of the document it stands in."""

    def __init__(self, fields):
        super().__init__(autoescape=True)
        self.checker = Checker(fields)
        self.globals.clear()

    def _parse(self, source, name, filename):
        tree = super()._parse(source, name, filename)
        self.checker.walk(tree, {}, 0)
        if self.checker.problems:
            raise Refused(self.checker.problems[:12])
        return tree


def check_package(data):
    """Refuse what has no place in a template: programs, embedded objects, links to elsewhere, entities."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        members = package.infolist()
        if len(members) > MOST_MEMBERS or sum(member.file_size for member in members) > MOST_UNPACKED:
            raise Refused(["Tệp mẫu bung ra quá lớn. Mời dùng tệp gọn hơn, ít ảnh hơn."])
        for member in members:
            name = f"/{member.filename.lower()}"
            if any(part in name for part in _ACTIVE):
                raise Refused(["Tệp mẫu có macro hoặc đối tượng nhúng. Mời lưu lại thành .docx thường."])
            if not name.endswith((".xml", ".rels")):
                continue
            text = package.read(member)
            if b"<!DOCTYPE" in text or b"<!ENTITY" in text:
                raise Refused(["Tệp mẫu có khai báo không được phép. Mời lưu lại từ Word."])
            for relation in _RELATIONS.findall(text):
                if b'"External"' in relation.replace(b"'", b'"') and b"/hyperlink" not in relation:
                    raise Refused(["Tệp mẫu lấy nội dung từ nơi khác (ảnh, mẫu liên kết). Mời chèn thẳng vào tệp."])


def fill(data, given):
    """The filled document and the fields it used. Raises Refused."""
    check_package(data)
    environment = Environment(given["fields"])
    template = DocxTemplate(io.BytesIO(data))
    template.render(given["context"], environment, autoescape=True)
    out = io.BytesIO()
    template.save(out)
    if given.get("check"):
        Document(io.BytesIO(out.getvalue()))
    return out.getvalue(), sorted(environment.checker.used)


def main():
    """Read, fill, write; say in words what was refused."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    given = json.loads(sys.stdin.buffer.readline())
    try:
        document, used = fill(sys.stdin.buffer.read(), given)
    except Refused as refused:
        said = refused.args[0]
    except TemplateSyntaxError as error:
        said = [f"Chưa đọc được một lệnh trong mẫu: “{_shown(error)}”. Mời kiểm tra dấu ngoặc và lệnh kết thúc."]
    except MemoryError:
        said = ["Mẫu cần quá nhiều bộ nhớ nên không dùng được."]
    except Exception as error:  # whatever a damaged document makes its readers raise
        said = [f"Tệp mẫu không điền được ({type(error).__name__}). Mời mở bằng Word, lưu lại rồi thử lại."]
    else:
        sys.stdout.buffer.write(json.dumps(used).encode() + b"\n" + document)
        return
    sys.stdout.write(json.dumps(said))
    sys.exit(REFUSED)


def _shown(error):
    lines = [re.sub(r"<[^>]+>", " ", line).strip() for line in getattr(error, "docx_context", ())]
    return next((line for line in lines if "{" in line), str(error.message))[:120]


if __name__ == "__main__":
    main()
