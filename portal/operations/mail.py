"""Mail of the embedded set-up: one file per mail that a person can read."""

from email.header import decode_header, make_header

from django.core.mail.backends.filebased import EmailBackend as FileBackend

HEADERS = ("Date", "From", "To", "Subject")


class ReadableFileBackend(FileBackend):
    """Writes mails to EMAIL_FILE_PATH with headers and text as they are read, not as they travel."""

    def write_message(self, message):
        sent = message.message()
        lines = [f"{name}: {make_header(decode_header(sent[name]))}" for name in HEADERS if sent[name]]
        names = [attachment[0] if isinstance(attachment, tuple) else "" for attachment in message.attachments]
        if any(names):
            lines.append(f"Tệp kèm theo: {', '.join(filter(None, names))}")
        self.stream.write("\n".join([*lines, "", message.body, "-" * 79, ""]).encode())
