"""Erase the contact data of senders whose term is over."""

from django.core.management.base import BaseCommand

from registrations.feedback.erasure import erase_contacts


class Command(BaseCommand):
    help = "Xóa họ tên và thông tin liên hệ của người gửi góp ý, câu hỏi khi đã hết thời hạn lưu."

    def handle(self, *args, **options):
        self.stdout.write(f"Đã xóa thông tin liên hệ của {erase_contacts()} góp ý, câu hỏi.")
