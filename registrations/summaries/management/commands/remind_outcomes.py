"""Nhắc công bố kết quả lấy ý kiến: once a day for each outcome that is late."""

from django.core.management.base import BaseCommand

from registrations.summaries.actions import remind


class Command(BaseCommand):
    """Tell those who sum up and those who publish of every late outcome; safe to run each minute."""

    help = "Nhắc công bố kết quả lấy ý kiến đã quá hạn, mỗi ngày một lần."

    def handle(self, *args, **options):
        told = remind()
        if told:
            self.stdout.write(f"Đã nhắc {told} cuộc lấy ý kiến quá hạn công bố kết quả.")
