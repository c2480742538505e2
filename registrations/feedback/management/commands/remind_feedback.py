"""Remind officers of last days for answers."""

from django.core.management.base import BaseCommand

from registrations.feedback.reminding import remind


class Command(BaseCommand):
    help = "Nhắc người xử lý góp ý, câu hỏi sắp hết hạn hoặc quá hạn trả lời."

    def handle(self, *args, **options):
        self.stdout.write(f"Đã nhắc {remind()} góp ý, câu hỏi.")
