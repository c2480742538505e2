import django.db.models.deletion
import django.utils.timezone
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('attachments', '0001_initial'),
        ('movements', '0001_initial'),
        ('receipts', '0001_initial'),
        ('units', '0001_initial'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Proposal',
            fields=[
                ('consent_name', models.CharField(blank=True, max_length=150, verbose_name='người ký đồng ý')),
                ('consent_on', models.DateField(blank=True, null=True, verbose_name='ngày đồng ý')),
                ('consent_way', models.CharField(blank=True, choices=[('giay', 'Phiếu giấy có chữ ký'), ('dien-tu', 'Bằng phương tiện điện tử')], max_length=10, verbose_name='cách đồng ý')),
                ('consent_reference', models.CharField(blank=True, max_length=250, verbose_name='nơi lưu phiếu, thư hoặc biểu mẫu điện tử')),
                ('consents_name', models.BooleanField(default=False, verbose_name='đồng ý nêu tên và câu chuyện')),
                ('consents_picture', models.BooleanField(default=False, verbose_name='đồng ý đăng ảnh')),
                ('consents_film', models.BooleanField(default=False, verbose_name='đồng ý đăng phim')),
                ('born_on', models.DateField(blank=True, null=True, verbose_name='ngày sinh người trong bài')),
                ('guardian_name', models.CharField(blank=True, max_length=150, verbose_name='cha, mẹ hoặc người giám hộ đồng ý')),
                ('guardian_relation', models.CharField(blank=True, max_length=100, verbose_name='quan hệ với trẻ')),
                ('child_agrees', models.BooleanField(default=False, verbose_name='trẻ từ đủ 7 tuổi cũng đồng ý')),
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('subject_kind', models.CharField(choices=[('person', 'Cá nhân'), ('collective', 'Tập thể'), ('household', 'Hộ gia đình')], default='person', max_length=12, verbose_name='đối tượng')),
                ('subject_name', models.CharField(blank=True, max_length=200, verbose_name='tên người hoặc tập thể')),
                ('role', models.CharField(blank=True, max_length=200, verbose_name='chức vụ, nghề nghiệp')),
                ('place', models.CharField(blank=True, max_length=200, verbose_name='thôn, khu phố, nơi công tác')),
                ('old_place', models.CharField(blank=True, max_length=200, verbose_name='tên nơi đó trước đây')),
                ('field', models.CharField(blank=True, choices=[('san-xuat', 'Lao động, sản xuất'), ('giao-duc', 'Giáo dục'), ('y-te', 'Y tế'), ('van-hoa', 'Văn hóa'), ('an-ninh', 'Quốc phòng, an ninh, biên giới'), ('cai-cach', 'Cải cách hành chính, sáng kiến'), ('cong-dong', 'Vì cộng đồng'), ('dung-cam', 'Dũng cảm cứu người')], max_length=12, verbose_name='lĩnh vực')),
                ('target_groups', models.JSONField(blank=True, default=list, verbose_name='nhóm đối tượng')),
                ('stage', models.CharField(choices=[('phat-hien', 'Phát hiện'), ('boi-duong', 'Bồi dưỡng'), ('tong-ket', 'Tổng kết'), ('nhan-rong', 'Nhân rộng')], default='phat-hien', max_length=10, verbose_name='bước')),
                ('stage_on', models.DateField(blank=True, null=True, verbose_name='từ ngày')),
                ('title', models.CharField(blank=True, max_length=200, verbose_name='nhan đề')),
                ('lead', models.TextField(blank=True, max_length=500, verbose_name='tóm tắt')),
                ('story', models.TextField(blank=True, verbose_name='câu chuyện')),
                ('state', models.CharField(choices=[('nhap', 'Nháp'), ('da-gui', 'Đã gửi'), ('can-bo-sung', 'Cần bổ sung'), ('tiep-nhan', 'Đã tiếp nhận'), ('khong-tiep-nhan', 'Không tiếp nhận'), ('da-rut', 'Đã rút')], db_index=True, default='nhap', max_length=20, verbose_name='trạng thái')),
                ('submitted_at', models.DateTimeField(editable=False, null=True, verbose_name='lúc gửi gần nhất')),
                ('answer', models.TextField(blank=True, verbose_name='ý kiến của cơ quan thường trực')),
                ('public_url', models.CharField(blank=True, editable=False, max_length=300, verbose_name='địa chỉ trang đã đăng')),
                ('folded', models.TextField(editable=False)),
                ('version', models.PositiveIntegerField(default=1)),
                ('changed_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='lúc sửa cuối')),
                ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name='lúc tạo')),
                ('changed_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='người sửa cuối')),
                ('consent_file', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='attachments.attachment', verbose_name='phiếu đồng ý')),
                ('movement', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='movements.movement', verbose_name='phong trào')),
                ('organising_body', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='exemplar_proposals', to='units.organisingbody', verbose_name='hội đồng')),
                ('place_unit', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='units.unit', verbose_name='xã, phường')),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='exemplar_proposals', to='units.unit', verbose_name='đơn vị đề xuất')),
            ],
            options={
                'verbose_name': 'đề xuất gương điển hình',
                'verbose_name_plural': 'đề xuất gương điển hình',
                'ordering': ['-created_at'],
                'permissions': [('judge_proposal', 'Trả lại, tiếp nhận, không tiếp nhận đề xuất gương điển hình')],
            },
        ),
        migrations.CreateModel(
            name='ProposalPicture',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('order', models.PositiveSmallIntegerField(verbose_name='số')),
                ('alt', models.CharField(blank=True, max_length=250, verbose_name='mô tả ảnh')),
                ('caption', models.CharField(blank=True, max_length=300, verbose_name='chú thích')),
                ('is_portrait', models.BooleanField(default=False, verbose_name='chân dung')),
                ('attachment', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='exemplar_picture', to='attachments.attachment')),
                ('proposal', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='pictures', to='exemplars.proposal', verbose_name='đề xuất')),
            ],
            options={
                'verbose_name': 'ảnh của đề xuất',
                'verbose_name_plural': 'ảnh của đề xuất',
                'ordering': ['order', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='Submission',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveSmallIntegerField(verbose_name='lần')),
                ('content', models.JSONField(verbose_name='nội dung')),
                ('form_key', models.UUIDField(unique=True, verbose_name='khóa của lần bấm gửi')),
                ('submitted_at', models.DateTimeField(verbose_name='lúc gửi')),
                ('attachments', models.ManyToManyField(related_name='exemplar_submissions', to='attachments.attachment')),
                ('proposal', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='submissions', to='exemplars.proposal')),
                ('receipt', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='exemplar_submission', to='receipts.receipt')),
                ('submitted_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='người gửi')),
            ],
            options={
                'verbose_name': 'lần gửi đề xuất gương điển hình',
                'verbose_name_plural': 'lần gửi đề xuất gương điển hình',
                'ordering': ['-number'],
                'constraints': [models.UniqueConstraint(fields=('proposal', 'number'), name='exemplar_submission_number')],
            },
        ),
    ]
