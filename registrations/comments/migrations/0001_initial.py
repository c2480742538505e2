import django.db.models.deletion
import django.utils.timezone
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('attachments', '0001_initial'),
        ('consultations', '0001_initial'),
        ('privacy', '0001_initial'),
        ('receipts', '0001_initial'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Comment',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('stance', models.CharField(choices=[('nhat-tri', 'Nhất trí đề nghị khen thưởng'), ('khong-nhat-tri', 'Không nhất trí'), ('y-kien-khac', 'Ý kiến khác')], max_length=15, verbose_name='ý kiến')),
                ('text', models.TextField(verbose_name='nội dung')),
                ('anonymous', models.BooleanField(default=False, verbose_name='không ghi tên')),
                ('sender_name', models.CharField(blank=True, max_length=150, verbose_name='họ và tên')),
                ('sender_phone', models.CharField(blank=True, max_length=20, verbose_name='điện thoại')),
                ('sender_email', models.EmailField(blank=True, max_length=254, verbose_name='thư điện tử')),
                ('sender_address', models.CharField(blank=True, max_length=250, verbose_name='địa chỉ')),
                ('received_at', models.DateTimeField(editable=False, verbose_name='lúc nhận')),
                ('submission_key', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('suspicion', models.CharField(blank=True, editable=False, max_length=200, verbose_name='dấu hiệu gửi tự động')),
                ('state', models.CharField(choices=[('da-nhan', 'Đã nhận'), ('dang-xem-xet', 'Đang xem xét'), ('da-tong-hop', 'Đã tổng hợp'), ('da-tra-loi', 'Đã trả lời')], default='da-nhan', max_length=15, verbose_name='trạng thái')),
                ('classification', models.CharField(blank=True, choices=[('', 'Chưa phân loại'), ('ve-thanh-tich', 'Về thành tích, phẩm chất'), ('ve-thu-tuc', 'Về hồ sơ, thủ tục'), ('phan-anh-vi-pham', 'Phản ánh vi phạm, cần chuyển cơ quan có thẩm quyền'), ('tham-khao', 'Thông tin tham khảo'), ('khong-lien-quan', 'Không liên quan'), ('spam', 'Thư rác')], max_length=20, verbose_name='phân loại')),
                ('assignee', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='người xử lý')),
                ('consent', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, to='privacy.consenttext', verbose_name='lời đồng ý')),
                ('consultation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='comments', to='consultations.consultation', verbose_name='cuộc lấy ý kiến')),
                ('nominee', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='comments', to='consultations.nominee', verbose_name='trường hợp')),
                ('receipt', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='receipts.receipt', verbose_name='giấy xác nhận')),
            ],
            options={
                'verbose_name': 'ý kiến',
                'verbose_name_plural': 'ý kiến',
                'ordering': ['-received_at', '-pk'],
                'permissions': [('handle_comment', 'Phân loại, giao và cập nhật trạng thái ý kiến'), ('identify_sender', 'Mở thông tin người gửi ý kiến')],
            },
        ),
        migrations.CreateModel(
            name='CommentFile',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('attachment', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='comment_file', to='attachments.attachment', verbose_name='tệp')),
                ('comment', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='files', to='comments.comment', verbose_name='ý kiến')),
            ],
            options={
                'verbose_name': 'tệp kèm ý kiến',
                'verbose_name_plural': 'tệp kèm ý kiến',
                'ordering': ['pk'],
            },
        ),
        migrations.CreateModel(
            name='Step',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('state', models.CharField(choices=[('da-nhan', 'Đã nhận'), ('dang-xem-xet', 'Đang xem xét'), ('da-tong-hop', 'Đã tổng hợp'), ('da-tra-loi', 'Đã trả lời')], max_length=15, verbose_name='trạng thái')),
                ('at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='lúc')),
                ('note', models.TextField(blank=True, verbose_name='ghi chú nội bộ')),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='người ghi')),
                ('comment', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='steps', to='comments.comment', verbose_name='ý kiến')),
            ],
            options={
                'verbose_name': 'bước xử lý',
                'verbose_name_plural': 'các bước xử lý',
                'ordering': ['at', 'pk'],
            },
        ),
    ]
