"""The whole round without JavaScript: clerk, signatory, officer, clerk again."""

import re

import pytest
from django.core import mail
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from registrations.campaigns.models import Registration
from registrations.receipts.actions import verify_chain
from tests.factories.accounts import SuperuserFactory
from tests.factories.campaigns import CampaignFactory, QuestionFactory, mailed_code
from tests.factories.units import MembershipFactory, UnitFactory


class Person:
    """Somebody with a browser that runs no script: follows links and fills in the forms it is shown."""

    def __init__(self, user):
        self.browser = Client()
        self.browser.force_login(user)

    def open(self, path):
        self.answer = self.browser.get(path, follow=True)
        assert self.answer.status_code == 200
        self.path = self.answer.redirect_chain[-1][0] if self.answer.redirect_chain else path
        self.page = self.answer.content.decode()
        return self

    def hidden(self):
        return dict(re.findall(r'<input type="hidden" name="([\w-]+)"(?: value="([^"]*)")?', self.page))

    def send(self, **filled):
        self.answer = self.browser.post(self.path, self.hidden() | filled, follow=True)
        self.path = self.answer.redirect_chain[-1][0].split("#")[0] if self.answer.redirect_chain else self.path
        self.page = self.answer.content.decode()
        return self

    def sees(self, *texts):
        for text in texts:
            assert text in self.page
        return self


@pytest.mark.django_db
def test_a_registration_goes_the_whole_way_without_script(django_capture_on_commit_callbacks):
    unit = UnitFactory(name="Ủy ban nhân dân xã Kiên Mộc")
    campaign = CampaignFactory(organising_body=unit.organising_body)
    question = QuestionFactory(campaign=campaign)
    title = campaign.titles.get(name="Chiến sĩ thi đua cơ sở")
    clerk = Person(MembershipFactory(unit=unit, user__phone="0912 000 111").user)
    signatory_user = MembershipFactory(unit=unit, role="signatory", user__full_name="Hoàng Thị Ký").user
    officer = Person(SuperuserFactory())

    clerk.open("/don-vi/").sees("Chưa bắt đầu", campaign.name)
    clerk.path = f"/don-vi/dot/{campaign.pk}/don-vi/{unit.pk}/bat-dau/"
    clerk.send().sees("Kiểm tra thông tin đơn vị")
    clerk.send(contact_name="Lý Thị Mẫu", contact_phone="0912 000 111").sees("Tập thể đăng ký")
    clerk.send(pasted="Thôn Khuổi Mươi\tTập thể lao động tiên tiến").sees("Thôn Khuổi Mươi")
    clerk.path = clerk.path.replace("tap-the", "ca-nhan")
    clerk.open(clerk.path)
    clerk.send(**{"dong-0-name": "Đàm Thị Ánh", "dong-0-title": title.pk}).sees("Chỉ tiêu và giao ước")
    clerk.send(**{f"q{question.pk}": "98,5", "pledge": "Mỗi thôn một mô hình."}).sees("Tệp kèm theo")
    clerk.send(files=SimpleUploadedFile("ban-ky.pdf", b"%PDF-1.7 x")).sees("ban-ky.pdf")
    clerk.send(tiep="1").sees("Kiểm tra và gửi", "98,5 %", "Hoàng Thị Ký")

    registration = Registration.objects.get()
    send = f"{registration.get_absolute_url()}gui/"
    signatory = Person(signatory_user).open(send).sees("Nhận mã qua thư", "Đàm Thị Ánh")
    with django_capture_on_commit_callbacks(execute=True):
        signatory.send(**{"nhan-ma": "1"}).sees("Mã xác nhận")
    with django_capture_on_commit_callbacks(execute=True):
        signatory.send(code=mailed_code()).sees("Hội đồng đã nhận bản đăng ký")
    code = registration.submissions.get().receipt.code
    signatory.sees(code)
    assert len(mail.outbox) == 3  # the signatory's code, and the receipt to both

    officer.open(f"/quan-tri/theo-doi-dang-ky/{campaign.pk}/").sees(unit.name, code)
    officer.open(f"/quan-tri/theo-doi-dang-ky/ban/{registration.pk}/").sees("Đàm Thị Ánh", "Thôn Khuổi Mươi")
    officer.send(viec="tra-lai", lan="1", reason="Mời ghi rõ chức vụ.", until="")
    clerk.open(registration.get_absolute_url()).sees("Mời ghi rõ chức vụ.", "Bổ sung và gửi lại")
    clerk.open(f"{registration.get_absolute_url()}ca-nhan/").sees("Mời ghi rõ chức vụ.")
    clerk.send(**{"dong-0-name": "Đàm Thị Ánh", "dong-0-position": "Điều dưỡng", "dong-0-title": title.pk})
    with django_capture_on_commit_callbacks(execute=True):
        signatory.open(send).send(**{"nhan-ma": "1"})
    signatory.send(code=mailed_code()).sees("lần gửi 2")
    officer.open(f"/quan-tri/theo-doi-dang-ky/ban/{registration.pk}/").send(viec="tiep-nhan", lan="2")
    clerk.open("/don-vi/").sees("Đã tiếp nhận", "Không còn việc nào chờ đơn vị")
    assert verify_chain().ok
