import django.db.models.deletion
import django.utils.timezone
import registrations.attachments.models
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Attachment',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('file', models.FileField(max_length=200, storage=registrations.attachments.models.private_storage, upload_to=registrations.attachments.models.stored_path, verbose_name='tệp')),
                ('original_name', models.CharField(max_length=150, verbose_name='tên tệp')),
                ('kind', models.CharField(help_text='Nhận biết từ nội dung, không theo phần mở rộng.', max_length=10, verbose_name='loại tệp')),
                ('size', models.PositiveBigIntegerField(verbose_name='dung lượng (byte)')),
                ('sha256', models.CharField(db_index=True, max_length=64, verbose_name='mã SHA-256')),
                ('scan_state', models.CharField(choices=[('not_scanned', 'chưa quét'), ('clean', 'sạch'), ('infected', 'có mã độc')], default='not_scanned', max_length=12, verbose_name='quét mã độc')),
                ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name='lúc gửi')),
                ('uploaded_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='người gửi')),
            ],
            options={
                'verbose_name': 'tệp đính kèm',
                'verbose_name_plural': 'tệp đính kèm',
                'ordering': ['created_at', 'id'],
            },
        ),
        migrations.CreateModel(
            name='Upload',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('holder', models.CharField(blank=True, db_index=True, max_length=32, verbose_name='biểu mẫu đang mở')),
                ('place', models.CharField(help_text='Địa chỉ của trang và tên ô chọn tệp.', max_length=300, verbose_name='nơi gửi')),
                ('name', models.CharField(max_length=150, verbose_name='tên tệp')),
                ('mark', models.CharField(max_length=100)),
                ('size', models.PositiveBigIntegerField(verbose_name='dung lượng (byte)')),
                ('part_size', models.PositiveIntegerField(verbose_name='cỡ mỗi phần (byte)')),
                ('received', models.PositiveBigIntegerField(default=0, verbose_name='đã nhận (byte)')),
                ('sha256', models.CharField(blank=True, help_text='Có khi đã nhận đủ và đã kiểm tra.', max_length=64, verbose_name='mã SHA-256')),
                ('begun_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='lúc bắt đầu')),
                ('ends_at', models.DateTimeField(db_index=True, default=registrations.attachments.models.upload_ends, verbose_name='giữ đến trước lúc')),
                ('taken_at', models.DateTimeField(null=True, verbose_name='đã gửi lúc')),
                ('user', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='người gửi')),
            ],
            options={
                'verbose_name': 'tệp đang tải',
                'verbose_name_plural': 'tệp đang tải',
                'ordering': ['begun_at', 'id'],
                'indexes': [models.Index(fields=['user', 'place'], name='attachments_upload_of')],
                'constraints': [models.CheckConstraint(condition=models.Q(('received__lte', models.F('size'))), name='attachments_upload_fits'), models.CheckConstraint(condition=models.Q(models.Q(('holder', ''), ('user__isnull', False)), models.Q(('user__isnull', True), models.Q(('holder', ''), _negated=True)), _connector='OR'), name='attachments_upload_one_sender')],
            },
        ),
    ]
