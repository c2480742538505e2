import django.db.models.deletion
import django.utils.timezone
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('attachments', '0001_initial'),
        ('privacy', '0001_initial'),
        ('receipts', '0001_initial'),
        ('units', '0001_initial'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Guidance',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('text', models.TextField(max_length=3000, verbose_name='nội dung')),
                ('effective_from', models.DateField(verbose_name='áp dụng từ ngày')),
                ('effective_to', models.DateField(blank=True, null=True, verbose_name='hết áp dụng từ ngày')),
                ('source', models.CharField(blank=True, max_length=300, verbose_name='căn cứ')),
                ('verified', models.BooleanField(default=False, verbose_name='đã đối chiếu văn bản gốc')),
            ],
            options={
                'verbose_name': 'lời chỉ dẫn khiếu nại, tố cáo',
                'verbose_name_plural': 'lời chỉ dẫn khiếu nại, tố cáo',
                'ordering': ['-effective_from', '-pk'],
            },
        ),
        migrations.CreateModel(
            name='Term',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(blank=True, choices=[('hoi-dap', 'Câu hỏi'), ('gop-y', 'Góp ý'), ('de-xuat', 'Đề xuất'), ('phan-anh', 'Phản ánh')], help_text='Bỏ trống: mọi loại.', max_length=10, verbose_name='loại')),
                ('working_days', models.PositiveSmallIntegerField(verbose_name='số ngày làm việc')),
                ('effective_from', models.DateField(verbose_name='áp dụng từ ngày')),
                ('effective_to', models.DateField(blank=True, null=True, verbose_name='hết áp dụng từ ngày')),
                ('source', models.CharField(blank=True, max_length=300, verbose_name='căn cứ')),
                ('verified', models.BooleanField(default=False, verbose_name='đã đối chiếu văn bản gốc')),
            ],
            options={
                'verbose_name': 'thời hạn trả lời',
                'verbose_name_plural': 'thời hạn trả lời',
                'ordering': ['kind', 'topic__sort_order', '-effective_from'],
            },
        ),
        migrations.CreateModel(
            name='Topic',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=120, unique=True, verbose_name='chủ đề')),
                ('slug', models.SlugField(help_text='Chữ thường không dấu, dùng trong địa chỉ.', max_length=60, unique=True, verbose_name='mã')),
                ('sort_order', models.PositiveSmallIntegerField(default=100, verbose_name='thứ tự')),
                ('is_active', models.BooleanField(default=True, verbose_name='đang dùng')),
            ],
            options={
                'verbose_name': 'chủ đề hỏi đáp',
                'verbose_name_plural': 'chủ đề hỏi đáp',
                'ordering': ['sort_order', 'name'],
            },
        ),
        migrations.CreateModel(
            name='Feedback',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('hoi-dap', 'Câu hỏi'), ('gop-y', 'Góp ý'), ('de-xuat', 'Đề xuất'), ('phan-anh', 'Phản ánh')], max_length=10, verbose_name='loại')),
                ('subject', models.CharField(max_length=200, verbose_name='tiêu đề')),
                ('text', models.TextField(verbose_name='nội dung')),
                ('anonymous', models.BooleanField(default=False, verbose_name='không ghi tên')),
                ('sender_name', models.CharField(blank=True, max_length=150, verbose_name='họ và tên')),
                ('sender_phone', models.CharField(blank=True, max_length=20, verbose_name='điện thoại')),
                ('sender_email', models.EmailField(blank=True, max_length=254, verbose_name='thư điện tử')),
                ('sender_address', models.CharField(blank=True, max_length=250, verbose_name='địa chỉ')),
                ('received_at', models.DateTimeField(db_index=True, editable=False, verbose_name='lúc nhận')),
                ('submission_key', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('suspicion', models.CharField(blank=True, editable=False, max_length=200, verbose_name='dấu hiệu gửi tự động')),
                ('restricted', models.BooleanField(default=False, verbose_name='phản ánh vi phạm, hạn chế người xem')),
                ('state', models.CharField(choices=[('da-nhan', 'Đã nhận'), ('dang-xu-ly', 'Đang xử lý'), ('chuyen-co-quan', 'Đã chuyển cơ quan khác'), ('da-tra-loi', 'Đã trả lời'), ('gop-trung', 'Gộp vào nội dung trùng'), ('thu-rac', 'Thư rác')], default='da-nhan', max_length=15, verbose_name='trạng thái')),
                ('working_days', models.PositiveSmallIntegerField(null=True, verbose_name='số ngày làm việc')),
                ('due_on', models.DateField(blank=True, db_index=True, null=True, verbose_name='hạn trả lời')),
                ('promised_on', models.DateField(editable=False, null=True)),
                ('closed_at', models.DateTimeField(blank=True, null=True, verbose_name='xong lúc')),
                ('reminded_on', models.DateField(editable=False, null=True)),
                ('overdue_told_on', models.DateField(editable=False, null=True)),
                ('contact_erased_at', models.DateTimeField(editable=False, null=True, verbose_name='đã xóa thông tin người gửi lúc')),
                ('words_erased_at', models.DateTimeField(editable=False, null=True, verbose_name='đã xóa nội dung lúc')),
                ('assignee', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='người xử lý')),
                ('consent', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='privacy.consenttext', verbose_name='lời đồng ý')),
                ('duplicate_of', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='duplicates', to='feedback.feedback', verbose_name='trùng với')),
                ('organising_body', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='units.organisingbody', verbose_name='hội đồng')),
                ('receipt', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='receipts.receipt', verbose_name='giấy xác nhận')),
                ('unit', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='units.unit', verbose_name='đơn vị tham mưu trả lời')),
                ('term', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='feedback.term', verbose_name='thời hạn áp dụng')),
                ('topic', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='feedback.topic', verbose_name='chủ đề')),
            ],
            options={
                'verbose_name': 'góp ý, câu hỏi',
                'verbose_name_plural': 'góp ý, câu hỏi',
                'ordering': ['-received_at', '-pk'],
                'permissions': [('handle_feedback', 'Giao, xử lý và soạn trả lời góp ý, câu hỏi'), ('identify_sender', 'Mở thông tin người gửi góp ý, câu hỏi'), ('read_restricted', 'Xem phản ánh vi phạm'), ('approve_answer', 'Duyệt trả lời'), ('publish_entry', 'Đưa câu hỏi và trả lời vào mục Hỏi đáp')],
            },
        ),
        migrations.CreateModel(
            name='Extension',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('working_days', models.PositiveSmallIntegerField(verbose_name='thêm số ngày làm việc')),
                ('reason', models.CharField(max_length=500, verbose_name='lý do')),
                ('at', models.DateTimeField(verbose_name='lúc gia hạn')),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='người gia hạn')),
                ('feedback', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='extensions', to='feedback.feedback', verbose_name='góp ý, câu hỏi')),
            ],
            options={
                'verbose_name': 'gia hạn trả lời',
                'verbose_name_plural': 'gia hạn trả lời',
                'ordering': ['at', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='Forwarding',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('body', models.CharField(max_length=200, verbose_name='cơ quan nhận')),
                ('document_number', models.CharField(max_length=60, verbose_name='số văn bản chuyển')),
                ('document_on', models.DateField(verbose_name='ngày văn bản')),
                ('at', models.DateTimeField(verbose_name='lúc chuyển')),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='người chuyển')),
                ('feedback', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='forwarding', to='feedback.feedback', verbose_name='góp ý, câu hỏi')),
            ],
            options={
                'verbose_name': 'lần chuyển cơ quan khác',
                'verbose_name_plural': 'các lần chuyển cơ quan khác',
            },
        ),
        migrations.CreateModel(
            name='Inquiry',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('question', models.TextField(max_length=3000, verbose_name='nội dung đề nghị bổ sung')),
                ('asked_at', models.DateTimeField(verbose_name='lúc đề nghị')),
                ('answer', models.TextField(blank=True, verbose_name='nội dung bổ sung')),
                ('answered_at', models.DateTimeField(null=True, verbose_name='lúc bổ sung')),
                ('submission_key', models.UUIDField(editable=False, null=True)),
                ('asked_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='người đề nghị')),
                ('dropped_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='người thôi chờ')),
                ('feedback', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='inquiries', to='feedback.feedback', verbose_name='góp ý, câu hỏi')),
                ('receipt', models.OneToOneField(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='receipts.receipt', verbose_name='giấy xác nhận')),
            ],
            options={
                'verbose_name': 'đề nghị bổ sung',
                'verbose_name_plural': 'đề nghị bổ sung',
                'ordering': ['asked_at', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='FeedbackFile',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('attachment', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='feedback_file', to='attachments.attachment', verbose_name='tệp')),
                ('feedback', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='files', to='feedback.feedback', verbose_name='góp ý, câu hỏi')),
                ('addition', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='files', to='feedback.inquiry', verbose_name='lần bổ sung')),
            ],
            options={
                'verbose_name': 'tệp kèm góp ý',
                'verbose_name_plural': 'tệp kèm góp ý',
                'ordering': ['pk'],
            },
        ),
        migrations.CreateModel(
            name='Step',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('state', models.CharField(choices=[('da-nhan', 'Đã nhận'), ('dang-xu-ly', 'Đang xử lý'), ('chuyen-co-quan', 'Đã chuyển cơ quan khác'), ('da-tra-loi', 'Đã trả lời'), ('gop-trung', 'Gộp vào nội dung trùng'), ('thu-rac', 'Thư rác')], max_length=15, verbose_name='trạng thái')),
                ('at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='lúc')),
                ('note', models.TextField(blank=True, verbose_name='ghi chú nội bộ')),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='người ghi')),
                ('feedback', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='steps', to='feedback.feedback', verbose_name='góp ý, câu hỏi')),
            ],
            options={
                'verbose_name': 'bước xử lý',
                'verbose_name_plural': 'các bước xử lý',
                'ordering': ['at', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='TextBand',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.BigIntegerField(db_index=True, verbose_name='dấu')),
                ('feedback', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='bands', to='feedback.feedback', verbose_name='góp ý, câu hỏi')),
            ],
            options={
                'verbose_name': 'dấu nội dung',
                'verbose_name_plural': 'dấu nội dung',
            },
        ),
        migrations.AddField(
            model_name='term',
            name='topic',
            field=models.ForeignKey(blank=True, help_text='Bỏ trống: mọi chủ đề.', null=True, on_delete=django.db.models.deletion.PROTECT, to='feedback.topic', verbose_name='chủ đề'),
        ),
        migrations.CreateModel(
            name='Entry',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('slug', models.SlugField(max_length=90, unique=True, verbose_name='địa chỉ')),
                ('title', models.CharField(max_length=200, verbose_name='tiêu đề')),
                ('question', models.TextField(verbose_name='câu hỏi')),
                ('answer', models.TextField(verbose_name='trả lời')),
                ('kept', models.JSONField(default=list, editable=False)),
                ('folded', models.TextField(editable=False)),
                ('answered_on', models.DateField(verbose_name='ngày trả lời')),
                ('published_at', models.DateTimeField(db_index=True, null=True, verbose_name='đăng lúc')),
                ('changed_at', models.DateTimeField(null=True, verbose_name='sửa lần cuối')),
                ('withdrawn_at', models.DateTimeField(null=True, verbose_name='gỡ lúc')),
                ('withdrawn_reason', models.CharField(blank=True, max_length=500, verbose_name='lý do gỡ')),
                ('published_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='người đăng')),
                ('feedback', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='entry', to='feedback.feedback', verbose_name='góp ý, câu hỏi')),
                ('topic', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='feedback.topic', verbose_name='chủ đề')),
            ],
            options={
                'verbose_name': 'câu hỏi và trả lời đã đăng',
                'verbose_name_plural': 'câu hỏi và trả lời đã đăng',
                'ordering': ['-published_at', '-pk'],
            },
        ),
        migrations.CreateModel(
            name='Answer',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('text', models.TextField(max_length=20000, verbose_name='nội dung trả lời')),
                ('drafted_at', models.DateTimeField(verbose_name='lúc soạn')),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('submitted_at', models.DateTimeField(null=True, verbose_name='lúc trình duyệt')),
                ('returned_reason', models.CharField(blank=True, max_length=500, verbose_name='lý do trả lại')),
                ('approved_at', models.DateTimeField(null=True, verbose_name='lúc duyệt')),
                ('approved_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='người duyệt')),
                ('drafted_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='người soạn')),
                ('feedback', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='answer', to='feedback.feedback', verbose_name='góp ý, câu hỏi')),
            ],
            options={
                'verbose_name': 'trả lời',
                'verbose_name_plural': 'trả lời',
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('approved_at__isnull', True), ('approved_by__isnull', True)), models.Q(('approved_at__isnull', False), models.Q(('approved_by', models.F('drafted_by')), _negated=True)), _connector='OR'), name='feedback_answer_four_eyes')],
            },
        ),
        migrations.AddConstraint(
            model_name='inquiry',
            constraint=models.UniqueConstraint(condition=models.Q(('answered_at__isnull', True)), fields=('feedback',), name='feedback_one_open_inquiry'),
        ),
        migrations.AddConstraint(
            model_name='term',
            constraint=models.CheckConstraint(condition=models.Q(('working_days__gte', 1), ('working_days__lte', 250)), name='feedback_term_days', violation_error_message='Số ngày làm việc cần từ 1 đến 250.'),
        ),
        migrations.AddConstraint(
            model_name='term',
            constraint=models.CheckConstraint(condition=models.Q(('effective_to__isnull', True), ('effective_to__gt', models.F('effective_from')), _connector='OR'), name='feedback_term_dates', violation_error_message='Ngày hết áp dụng cần sau ngày áp dụng.'),
        ),
        migrations.AddConstraint(
            model_name='feedback',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('duplicate_of__isnull', False), ('state', 'gop-trung')), models.Q(models.Q(('state', 'gop-trung'), _negated=True), ('duplicate_of__isnull', True)), _connector='OR'), name='feedback_merged_into_something'),
        ),
    ]
