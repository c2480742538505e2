import django.core.validators
import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('attachments', '0001_initial'),
        ('comments', '0001_initial'),
        ('consultations', '0001_initial'),
        ('receipts', '0001_initial'),
        ('units', '0001_initial'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Report',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.PositiveSmallIntegerField(verbose_name='bản')),
                ('number', models.CharField(blank=True, max_length=60, verbose_name='số, ký hiệu')),
                ('dated_on', models.DateField(verbose_name='ngày báo cáo')),
                ('content', models.JSONField(verbose_name='nội dung')),
                ('content_hash', models.CharField(max_length=64, verbose_name='mã kiểm chứng nội dung')),
                ('made_at', models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name='lúc lập')),
                ('submitted_at', models.DateTimeField(editable=False, null=True, verbose_name='lúc trình Hội đồng')),
                ('annex_docx', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='summary_annex_docx', to='attachments.attachment', verbose_name='phụ lục nội dung, bản Word')),
                ('annex_pdf', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='summary_annex_pdf', to='attachments.attachment', verbose_name='phụ lục nội dung, bản PDF')),
                ('consultation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='reports', to='consultations.consultation', verbose_name='cuộc lấy ý kiến')),
                ('docx', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='summary_docx', to='attachments.attachment', verbose_name='bản Word')),
                ('entry', models.OneToOneField(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='receipts.entry', verbose_name='mục trong sổ ghi')),
                ('made_by', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='người lập')),
                ('pdf', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='summary_pdf', to='attachments.attachment', verbose_name='bản PDF')),
                ('submitted_by', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='người trình')),
            ],
            options={
                'verbose_name': 'báo cáo tổng hợp ý kiến',
                'verbose_name_plural': 'các báo cáo tổng hợp ý kiến',
                'ordering': ['consultation', '-version'],
            },
        ),
        migrations.CreateModel(
            name='ReportJob',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('given', models.JSONField(verbose_name='thể thức')),
                ('asked_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='lúc giao')),
                ('step', models.CharField(default='Đang chờ đến lượt', max_length=100, verbose_name='đang làm')),
                ('done', models.PositiveSmallIntegerField(default=0, verbose_name='phần trăm')),
                ('seen_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='tin gần nhất')),
                ('ended_at', models.DateTimeField(null=True, verbose_name='lúc xong')),
                ('failure', models.CharField(blank=True, max_length=500, verbose_name='vì sao chưa lập được')),
                ('by', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='người lập')),
                ('consultation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='report_jobs', to='consultations.consultation', verbose_name='cuộc lấy ý kiến')),
                ('report', models.OneToOneField(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='job', to='summaries.report', verbose_name='báo cáo')),
            ],
            options={
                'verbose_name': 'lệnh lập báo cáo',
                'verbose_name_plural': 'các lệnh lập báo cáo',
                'ordering': ['-asked_at', '-pk'],
            },
        ),
        migrations.CreateModel(
            name='SendersOpening',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='lúc mở')),
                ('reason', models.CharField(max_length=300, verbose_name='lý do')),
                ('senders', models.PositiveIntegerField(verbose_name='số người gửi có tên')),
                ('by', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='người mở')),
                ('report', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='openings', to='summaries.report', verbose_name='báo cáo')),
            ],
            options={
                'verbose_name': 'lần mở phụ lục người gửi',
                'verbose_name_plural': 'các lần mở phụ lục người gửi',
                'ordering': ['-at', '-pk'],
                'default_permissions': ('view',),
            },
        ),
        migrations.CreateModel(
            name='Summary',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('conclusions', models.TextField(blank=True, verbose_name='kết luận')),
                ('detail', models.CharField(choices=[('chung', 'Chỉ công bố số chung của cả cuộc lấy ý kiến'), ('gop-so-nho', 'Công bố từng trường hợp; trường hợp ít ý kiến thì không tách số'), ('day-du', 'Công bố đủ số của từng trường hợp, kể cả số rất nhỏ')], default='gop-so-nho', max_length=12, verbose_name='mức chi tiết của số liệu')),
                ('unread_reason', models.CharField(blank=True, max_length=500, verbose_name='lý do còn ý kiến chưa xem xét')),
                ('written_at', models.DateTimeField(editable=False, null=True, verbose_name='lúc soạn')),
                ('sent_at', models.DateTimeField(editable=False, null=True, verbose_name='lúc gửi duyệt')),
                ('returned_reason', models.CharField(blank=True, editable=False, max_length=500, verbose_name='lý do trả lại')),
                ('reminded_on', models.DateField(editable=False, null=True, verbose_name='ngày nhắc lần cuối')),
                ('consultation', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='summary', to='consultations.consultation', verbose_name='cuộc lấy ý kiến')),
                ('written_by', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='người soạn')),
            ],
            options={
                'verbose_name': 'bản tổng hợp ý kiến',
                'verbose_name_plural': 'các bản tổng hợp ý kiến',
                'permissions': [('read_summary', 'Xem báo cáo tổng hợp ý kiến đã trình Hội đồng'), ('write_summary', 'Nhóm ý kiến, soạn kết quả và báo cáo tổng hợp'), ('submit_report', 'Trình báo cáo tổng hợp lên Hội đồng'), ('open_senders', 'Mở phụ lục có tên người gửi ý kiến'), ('remove_details', 'Gỡ thông tin của trường hợp không được khen thưởng')],
            },
        ),
        migrations.CreateModel(
            name='OutcomeRule',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('publish_days', models.PositiveSmallIntegerField(default=15, help_text='Tính từ ngày sau ngày kết thúc nhận ý kiến. Quá hạn thì hiện đỏ và có thư nhắc.', validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(250)], verbose_name='công bố trong số ngày làm việc')),
                ('small_number', models.PositiveSmallIntegerField(default=5, help_text='Trường hợp có ít ý kiến hơn số này thì không tách số, để không đoán được ai đã góp ý.', validators=[django.core.validators.MinValueValidator(2), django.core.validators.MaxValueValidator(50)], verbose_name='số ý kiến ít, cần gộp')),
                ('removal_days', models.PositiveSmallIntegerField(default=30, help_text='Tính từ ngày công bố kết quả, đối với trường hợp không được khen thưởng.', validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(3650)], verbose_name='gỡ thông tin sau số ngày')),
                ('effective_from', models.DateField(verbose_name='áp dụng từ ngày')),
                ('effective_to', models.DateField(blank=True, null=True, verbose_name='đến trước ngày')),
                ('source', models.CharField(blank=True, max_length=300, verbose_name='căn cứ')),
                ('verified', models.BooleanField(default=False, verbose_name='đã đối chiếu với văn bản gốc')),
                ('organising_body', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='units.organisingbody', verbose_name='hội đồng')),
            ],
            options={
                'verbose_name': 'quy định về kết quả lấy ý kiến',
                'verbose_name_plural': 'quy định về kết quả lấy ý kiến',
                'ordering': ['-effective_from', 'pk'],
                'constraints': [models.UniqueConstraint(fields=('organising_body', 'effective_from'), name='summaries_one_rule_per_start', violation_error_message='Đã có dòng áp dụng từ ngày này. Mời sửa dòng đã có.'), models.CheckConstraint(condition=models.Q(('effective_to__isnull', True), ('effective_to__gt', models.F('effective_from')), _connector='OR'), name='summaries_rule_span', violation_error_message='Ngày hết áp dụng cần sau ngày bắt đầu áp dụng.')],
            },
        ),
        migrations.CreateModel(
            name='Point',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('gist', models.TextField(verbose_name='nội dung chính')),
                ('assessment', models.TextField(blank=True, verbose_name='nhận định của cơ quan thường trực')),
                ('conclusion', models.CharField(choices=[('tiep-thu', 'Tiếp thu'), ('giai-trinh', 'Giải trình'), ('da-xac-minh', 'Đã xác minh, báo cáo Hội đồng xem xét'), ('chuyen', 'Chuyển cơ quan có thẩm quyền'), ('ghi-nhan', 'Ghi nhận')], default='ghi-nhan', max_length=15, verbose_name='hướng xử lý')),
                ('sort_order', models.PositiveSmallIntegerField(default=0, verbose_name='thứ tự')),
                ('written_at', models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name='lúc soạn')),
                ('comments', models.ManyToManyField(blank=True, related_name='points', to='comments.comment', verbose_name='các ý kiến')),
                ('consultation', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='points', to='consultations.consultation', verbose_name='cuộc lấy ý kiến')),
                ('nominee', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='points', to='consultations.nominee', verbose_name='trường hợp')),
                ('passage', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='points', to='consultations.passage', verbose_name='điều, mục')),
                ('written_by', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='người soạn')),
            ],
            options={
                'verbose_name': 'nhóm ý kiến',
                'verbose_name_plural': 'các nhóm ý kiến',
                'ordering': ['sort_order', 'pk'],
                'constraints': [models.CheckConstraint(condition=models.Q(('nominee__isnull', True), ('passage__isnull', True), _connector='OR'), name='summaries_point_one_target')],
            },
        ),
        migrations.AddConstraint(
            model_name='report',
            constraint=models.UniqueConstraint(fields=('consultation', 'version'), name='summaries_report_version_once'),
        ),
        migrations.AddConstraint(
            model_name='report',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('entry__isnull', True), ('submitted_at__isnull', True), ('submitted_by__isnull', True)), models.Q(('entry__isnull', False), ('submitted_at__isnull', False), ('submitted_by__isnull', False)), _connector='OR'), name='summaries_submitted_whole'),
        ),
        migrations.AddConstraint(
            model_name='reportjob',
            constraint=models.UniqueConstraint(condition=models.Q(('ended_at__isnull', True)), fields=('consultation',), name='summaries_one_job_at_once'),
        ),
    ]
