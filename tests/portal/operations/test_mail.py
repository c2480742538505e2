"""Mail of the embedded set-up is readable where it lies."""

from django.core.mail import EmailMessage, get_connection


def test_a_mail_lies_in_a_file_as_a_person_reads_it(settings, tmp_path):
    settings.EMAIL_FILE_PATH = str(tmp_path)
    connection = get_connection("portal.operations.mail.ReadableFileBackend")
    mail = EmailMessage(
        "Lời mời nhận tài khoản",
        "Kính gửi ông, bà:\n\nMời mở đường dẫn.",
        "van-phong@tdkt.example",
        ["xa@tdkt.example"],
    )
    mail.attach("giấy xác nhận.pdf", b"%PDF", "application/pdf")

    assert connection.send_messages([mail]) == 1

    (file,) = tmp_path.iterdir()
    text = file.read_text()
    assert "Subject: Lời mời nhận tài khoản\n" in text
    assert "To: xa@tdkt.example\n" in text
    assert "Kính gửi ông, bà:\n\nMời mở đường dẫn." in text
    assert "Tệp kèm theo: giấy xác nhận.pdf" in text
