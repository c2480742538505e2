import django.db.models.deletion
import django.utils.timezone
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('attachments', '0001_initial'),
        ('initiatives', '0001_initial'),
        ('movements', '0001_initial'),
        ('receipts', '0001_initial'),
        ('signing', '0001_initial'),
        ('titles', '0001_initial'),
        ('units', '0001_initial'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Campaign',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('purpose', models.CharField(choices=[('titles', 'Đăng ký danh hiệu thi đua'), ('document', 'Nộp văn bản (kế hoạch, báo cáo)')], default='titles', max_length=10, verbose_name='đơn vị nộp gì')),
                ('year', models.PositiveSmallIntegerField(verbose_name='năm thi đua')),
                ('name', models.CharField(help_text='Ví dụ “Đăng ký thi đua năm 2027”.', max_length=200, verbose_name='tên đợt')),
                ('opens_at', models.DateTimeField(verbose_name='mở từ lúc')),
                ('closes_at', models.DateTimeField(verbose_name='đóng lúc')),
                ('closing', models.CharField(choices=[('truoc', 'trước ngày'), ('het', 'đến hết ngày')], default='het', max_length=5, verbose_name='cách ghi thời hạn')),
                ('late_until', models.DateTimeField(blank=True, help_text='Bỏ trống: hết hạn là không nhận nữa.', null=True, verbose_name='nhận bản nộp muộn đến trước lúc')),
                ('unit_kinds', models.JSONField(default=list, verbose_name='loại đơn vị cần đăng ký')),
                ('left_out', models.JSONField(blank=True, default=list, verbose_name='phần không hỏi')),
                ('guidance', models.TextField(blank=True, verbose_name='hướng dẫn cho đơn vị')),
                ('signatory_only', models.BooleanField(default=True, help_text='Bỏ chọn để người nhập cũng gửi được bản đăng ký.', verbose_name='chỉ người ký duyệt được gửi')),
                ('movement', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='campaigns', to='movements.movement', verbose_name='phong trào')),
                ('organising_body', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='campaigns', to='units.organisingbody', verbose_name='hội đồng tổ chức')),
                ('titles', models.ManyToManyField(blank=True, related_name='campaigns', to='titles.title', verbose_name='danh hiệu được đăng ký')),
            ],
            options={
                'verbose_name': 'đợt đăng ký thi đua',
                'verbose_name_plural': 'đợt đăng ký thi đua',
                'ordering': ['-year', '-closes_at', '-pk'],
            },
        ),
        migrations.CreateModel(
            name='CampaignDeadline',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('commune', 'Xã'), ('ward', 'Phường'), ('township', 'Thị trấn (trước 01/07/2025)'), ('district', 'Huyện (trước 01/07/2025)'), ('city', 'Thành phố thuộc tỉnh (trước 01/07/2025)'), ('department', 'Sở, ban, ngành'), ('party', 'Cơ quan Đảng'), ('union', 'Mặt trận, đoàn thể'), ('elected', 'Cơ quan dân cử'), ('armed', 'Lực lượng vũ trang'), ('service', 'Đơn vị sự nghiệp'), ('enterprise', 'Doanh nghiệp, hiệp hội'), ('subunit', 'Đơn vị trực thuộc'), ('other', 'Tổ chức khác')], max_length=20, verbose_name='loại đơn vị')),
                ('closes_at', models.DateTimeField(verbose_name='đóng lúc')),
                ('closing', models.CharField(choices=[('truoc', 'trước ngày'), ('het', 'đến hết ngày')], default='het', max_length=5, verbose_name='cách ghi thời hạn')),
                ('campaign', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='deadlines', to='campaigns.campaign', verbose_name='đợt đăng ký')),
            ],
            options={
                'verbose_name': 'thời hạn riêng',
                'verbose_name_plural': 'thời hạn riêng',
                'ordering': ['campaign', 'kind'],
            },
        ),
        migrations.CreateModel(
            name='DeskNote',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('text', models.TextField(max_length=5000, verbose_name='ghi chú')),
                ('at', models.DateTimeField(verbose_name='lúc')),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='chuyên viên')),
                ('campaign', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='notes', to='campaigns.campaign', verbose_name='đợt đăng ký')),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='desk_notes', to='units.unit', verbose_name='đơn vị')),
            ],
            options={
                'verbose_name': 'ghi chú nội bộ',
                'verbose_name_plural': 'ghi chú nội bộ',
                'ordering': ['-at', '-pk'],
            },
        ),
        migrations.CreateModel(
            name='DeskRun',
            fields=[
                ('key', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('work', models.CharField(choices=[('tiep-nhan', 'Tiếp nhận'), ('nhac', 'Nhắc'), ('giao', 'Giao người theo dõi'), ('gia-han', 'Gia hạn')], max_length=10, verbose_name='việc')),
                ('done', models.JSONField(default=list)),
                ('left_out', models.JSONField(default=list)),
                ('at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='lúc')),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='chuyên viên')),
                ('campaign', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='campaigns.campaign', verbose_name='đợt đăng ký')),
            ],
            options={
                'verbose_name': 'việc làm với nhiều đơn vị',
                'verbose_name_plural': 'việc làm với nhiều đơn vị',
            },
        ),
        migrations.CreateModel(
            name='Handling',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField(verbose_name='lúc')),
                ('campaign', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='handlings', to='campaigns.campaign', verbose_name='đợt đăng ký')),
                ('officer', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='chuyên viên')),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='handlings', to='units.unit', verbose_name='đơn vị')),
            ],
            options={
                'verbose_name': 'phân công theo dõi',
                'verbose_name_plural': 'phân công theo dõi',
            },
        ),
        migrations.CreateModel(
            name='Question',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('order', models.PositiveSmallIntegerField(default=0, verbose_name='thứ tự')),
                ('text', models.CharField(max_length=300, verbose_name='câu hỏi hoặc tên chỉ tiêu')),
                ('hint', models.CharField(blank=True, max_length=300, verbose_name='giải thích')),
                ('kind', models.CharField(choices=[('text', 'Đoạn văn'), ('number', 'Số'), ('percent', 'Tỷ lệ phần trăm'), ('choice', 'Chọn một'), ('date', 'Ngày'), ('table', 'Bảng'), ('file', 'Tệp')], default='text', max_length=10, verbose_name='kiểu trả lời')),
                ('measure', models.CharField(blank=True, help_text='Ví dụ: người, sáng kiến, triệu đồng.', max_length=40, verbose_name='đơn vị tính')),
                ('choices', models.TextField(blank=True, help_text='Mỗi dòng một lựa chọn.', verbose_name='các lựa chọn')),
                ('word_limit', models.PositiveSmallIntegerField(blank=True, help_text='Cho đoạn văn. Bỏ trống: không giới hạn số từ.', null=True, verbose_name='số từ tối đa')),
                ('columns', models.JSONField(blank=True, default=list, verbose_name='các cột')),
                ('max_rows', models.PositiveSmallIntegerField(default=30, verbose_name='số dòng tối đa')),
                ('file_kinds', models.JSONField(blank=True, default=list, verbose_name='loại tệp được nhận')),
                ('required', models.BooleanField(default=True, verbose_name='cần trả lời')),
                ('key', models.UUIDField(default=uuid.uuid4, editable=False)),
                ('version', models.PositiveSmallIntegerField(default=1, editable=False, verbose_name='lần soạn')),
                ('made_at', models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name='lúc soạn')),
                ('retired_at', models.DateTimeField(editable=False, null=True, verbose_name='thôi hỏi từ lúc')),
                ('campaign', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='questions', to='campaigns.campaign', verbose_name='đợt đăng ký')),
            ],
            options={
                'verbose_name': 'chỉ tiêu',
                'verbose_name_plural': 'chỉ tiêu',
                'ordering': ['order', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='Registration',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('state', models.CharField(choices=[('draft', 'Đang soạn'), ('submitted', 'Đã gửi'), ('returned', 'Cần bổ sung'), ('accepted', 'Đã tiếp nhận')], db_index=True, default='draft', max_length=10, verbose_name='trạng thái')),
                ('extended_until', models.DateTimeField(blank=True, null=True, verbose_name='được gửi đến trước lúc')),
                ('contact_name', models.CharField(blank=True, max_length=150, verbose_name='người liên hệ')),
                ('contact_phone', models.CharField(blank=True, max_length=20, verbose_name='điện thoại liên hệ')),
                ('pledge', models.TextField(blank=True, verbose_name='nội dung giao ước thi đua')),
                ('version', models.PositiveIntegerField(default=1)),
                ('step_versions', models.JSONField(default=dict)),
                ('changed_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='lúc sửa cuối')),
                ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name='lúc tạo')),
                ('campaign', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='registrations', to='campaigns.campaign', verbose_name='đợt đăng ký')),
                ('changed_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='người sửa cuối')),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='registrations', to='units.unit', verbose_name='đơn vị')),
            ],
            options={
                'verbose_name': 'bản đăng ký thi đua',
                'verbose_name_plural': 'bản đăng ký thi đua',
                'ordering': ['campaign', 'unit'],
                'permissions': [('review_registration', 'Tiếp nhận, trả lại bản đăng ký thi đua')],
            },
        ),
        migrations.CreateModel(
            name='DraftVersion',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('step', models.CharField(max_length=20, verbose_name='phần')),
                ('version', models.PositiveIntegerField(verbose_name='lần')),
                ('data', models.JSONField(verbose_name='nội dung')),
                ('tab', models.CharField(blank=True, max_length=36)),
                ('at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='lúc')),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='người lưu')),
                ('registration', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='versions', to='campaigns.registration')),
            ],
            options={
                'verbose_name': 'lần lưu',
                'verbose_name_plural': 'lần lưu',
                'ordering': ['-version'],
            },
        ),
        migrations.CreateModel(
            name='Answer',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('value', models.TextField(blank=True, verbose_name='trả lời')),
                ('question', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='answers', to='campaigns.question')),
                ('registration', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='answers', to='campaigns.registration')),
            ],
            options={
                'verbose_name': 'trả lời',
                'verbose_name_plural': 'trả lời',
            },
        ),
        migrations.CreateModel(
            name='RegistrationFile',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('attachment', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='registration_file', to='attachments.attachment')),
                ('question', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='files', to='campaigns.question', verbose_name='trả lời cho chỉ tiêu')),
                ('registration', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='files', to='campaigns.registration')),
            ],
            options={
                'verbose_name': 'tệp kèm',
                'verbose_name_plural': 'tệp kèm',
                'ordering': ['pk'],
            },
        ),
        migrations.CreateModel(
            name='RegistrationRow',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('ca-nhan', 'Cá nhân'), ('tap-the', 'Tập thể'), ('ho-gia-dinh', 'Hộ gia đình')], max_length=12, verbose_name='đối tượng')),
                ('order', models.PositiveSmallIntegerField(verbose_name='số')),
                ('name', models.CharField(blank=True, max_length=200, verbose_name='tên')),
                ('position', models.CharField(blank=True, max_length=250, verbose_name='chức vụ, bộ phận')),
                ('initiative', models.CharField(blank=True, max_length=300, verbose_name='sáng kiến, ghi chú')),
                ('direct_worker', models.BooleanField(default=False, verbose_name='người lao động trực tiếp')),
                ('recognised', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='initiatives.initiative', verbose_name='sáng kiến đã được công nhận')),
                ('registration', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='rows', to='campaigns.registration')),
                ('title', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='titles.title', verbose_name='danh hiệu')),
            ],
            options={
                'verbose_name': 'dòng đăng ký',
                'verbose_name_plural': 'dòng đăng ký',
                'ordering': ['kind', 'order'],
            },
        ),
        migrations.CreateModel(
            name='Reminder',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('last_day', models.DateField(verbose_name='ngày cuối của hạn')),
                ('days_before', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='nhắc trước số ngày')),
                ('people', models.PositiveSmallIntegerField(verbose_name='số người nhận thư')),
                ('at', models.DateTimeField(verbose_name='lúc')),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='chuyên viên')),
                ('campaign', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='reminders', to='campaigns.campaign', verbose_name='đợt đăng ký')),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='reminders', to='units.unit', verbose_name='đơn vị')),
            ],
            options={
                'verbose_name': 'lần nhắc',
                'verbose_name_plural': 'lần nhắc',
                'ordering': ['-at', '-pk'],
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
                ('attachments', models.ManyToManyField(related_name='submissions', to='attachments.attachment')),
                ('confirmation', models.OneToOneField(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='submission', to='signing.confirmation', verbose_name='lần xác nhận')),
                ('receipt', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='submission', to='receipts.receipt')),
                ('registration', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='submissions', to='campaigns.registration')),
                ('submitted_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='người gửi')),
            ],
            options={
                'verbose_name': 'lần gửi',
                'verbose_name_plural': 'lần gửi',
                'ordering': ['-number'],
            },
        ),
        migrations.CreateModel(
            name='Review',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('outcome', models.CharField(choices=[('accepted', 'Tiếp nhận'), ('returned', 'Trả lại để bổ sung'), ('extended', 'Gia hạn'), ('reopened', 'Rút việc tiếp nhận')], max_length=10, verbose_name='kết quả')),
                ('reason', models.TextField(blank=True, verbose_name='lý do')),
                ('steps', models.JSONField(default=list, verbose_name='các phần cần bổ sung')),
                ('marks', models.JSONField(default=list, verbose_name='các chỗ cần bổ sung')),
                ('at', models.DateTimeField(verbose_name='lúc')),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='chuyên viên')),
                ('registration', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='reviews', to='campaigns.registration')),
                ('submission', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='reviews', to='campaigns.submission')),
            ],
            options={
                'verbose_name': 'lần xử lý',
                'verbose_name_plural': 'lần xử lý',
                'ordering': ['-at', '-pk'],
            },
        ),
        migrations.CreateModel(
            name='PaperEntry',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('arrived_on', models.DateField(verbose_name='ngày nhận bản giấy')),
                ('signed_by', models.CharField(max_length=200, verbose_name='người ký bản giấy')),
                ('begun_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='lúc bắt đầu nhập')),
                ('dropped_at', models.DateTimeField(null=True, verbose_name='lúc bỏ')),
                ('answer', models.CharField(blank=True, choices=[('right', 'Đúng với bản giấy'), ('wrong', 'Chưa đúng với bản giấy')], max_length=10, verbose_name='đơn vị xác nhận')),
                ('remark', models.TextField(blank=True, verbose_name='ý kiến của đơn vị')),
                ('answered_at', models.DateTimeField(null=True, verbose_name='lúc xác nhận')),
                ('answered_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='người xác nhận')),
                ('begun_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='chuyên viên nhập')),
                ('scan', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='paper_entry', to='attachments.attachment', verbose_name='bản chụp bản giấy')),
                ('registration', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='paper_entries', to='campaigns.registration')),
                ('submission', models.OneToOneField(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='paper', to='campaigns.submission', verbose_name='lần gửi')),
            ],
            options={
                'verbose_name': 'bản giấy',
                'verbose_name_plural': 'bản giấy',
                'ordering': ['-begun_at', '-pk'],
            },
        ),
        migrations.AddConstraint(
            model_name='campaign',
            constraint=models.CheckConstraint(condition=models.Q(('closes_at__gt', models.F('opens_at'))), name='campaign_closes_after_opening', violation_error_message='Thời hạn cần sau lúc mở.'),
        ),
        migrations.AddConstraint(
            model_name='campaign',
            constraint=models.CheckConstraint(condition=models.Q(('late_until__isnull', True), ('late_until__gt', models.F('closes_at')), _connector='OR'), name='campaign_late_after_closing', violation_error_message='Thời hạn nhận nộp muộn cần sau thời hạn.'),
        ),
        migrations.AddConstraint(
            model_name='campaigndeadline',
            constraint=models.UniqueConstraint(fields=('campaign', 'kind'), name='campaign_one_deadline_per_kind'),
        ),
        migrations.AddConstraint(
            model_name='handling',
            constraint=models.UniqueConstraint(fields=('campaign', 'unit'), name='campaigns_one_handler'),
        ),
        migrations.AddConstraint(
            model_name='question',
            constraint=models.UniqueConstraint(fields=('campaign', 'key', 'version'), name='question_one_per_version'),
        ),
        migrations.AddConstraint(
            model_name='registration',
            constraint=models.UniqueConstraint(fields=('campaign', 'unit'), name='registration_one_per_unit'),
        ),
        migrations.AddConstraint(
            model_name='draftversion',
            constraint=models.UniqueConstraint(fields=('registration', 'step', 'version'), name='campaigns_one_draft_version'),
        ),
        migrations.AddConstraint(
            model_name='answer',
            constraint=models.UniqueConstraint(fields=('registration', 'question'), name='registration_one_answer'),
        ),
        migrations.AddConstraint(
            model_name='registrationrow',
            constraint=models.UniqueConstraint(fields=('registration', 'kind', 'order'), name='registration_row_order'),
        ),
        migrations.AddConstraint(
            model_name='reminder',
            constraint=models.UniqueConstraint(condition=models.Q(('days_before__isnull', False)), fields=('campaign', 'unit', 'last_day', 'days_before'), name='campaigns_reminded_once'),
        ),
        migrations.AddConstraint(
            model_name='submission',
            constraint=models.UniqueConstraint(fields=('registration', 'number'), name='submission_number'),
        ),
        migrations.AddConstraint(
            model_name='paperentry',
            constraint=models.UniqueConstraint(condition=models.Q(('dropped_at__isnull', True), ('submission__isnull', True)), fields=('registration',), name='campaigns_one_open_paper'),
        ),
    ]
