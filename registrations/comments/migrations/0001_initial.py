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
                ('stance', models.CharField(choices=[('nhat-tri', 'Nhất trí'), ('khong-nhat-tri', 'Không nhất trí'), ('de-nghi-sua', 'Đề nghị sửa đổi, bổ sung'), ('y-kien-khac', 'Ý kiến khác')], max_length=15, verbose_name='ý kiến')),
                ('text', models.TextField(verbose_name='nội dung')),
                ('anonymous', models.BooleanField(default=False, verbose_name='không ghi tên')),
                ('sender_name', models.CharField(blank=True, max_length=150, verbose_name='họ và tên')),
                ('sender_phone', models.CharField(blank=True, max_length=20, verbose_name='điện thoại')),
                ('sender_email', models.EmailField(blank=True, max_length=254, verbose_name='thư điện tử')),
                ('sender_address', models.CharField(blank=True, max_length=250, verbose_name='địa chỉ')),
                ('channel', models.CharField(choices=[('truc-tuyen', 'Trực tuyến'), ('ban-giay', 'Bản giấy')], default='truc-tuyen', editable=False, max_length=10, verbose_name='cách gửi')),
                ('received_at', models.DateTimeField(editable=False, verbose_name='lúc nhận')),
                ('submission_key', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('suspicion', models.CharField(blank=True, editable=False, max_length=200, verbose_name='dấu hiệu gửi tự động')),
                ('state', models.CharField(choices=[('da-nhan', 'Đã nhận'), ('dang-xem-xet', 'Đang xem xét'), ('da-tong-hop', 'Đã tổng hợp'), ('da-tra-loi', 'Đã trả lời')], default='da-nhan', max_length=15, verbose_name='trạng thái')),
                ('classification', models.CharField(blank=True, choices=[('', 'Chưa phân loại'), ('ve-thanh-tich', 'Về thành tích, phẩm chất'), ('ve-thu-tuc', 'Về hồ sơ, thủ tục'), ('ve-du-thao', 'Về nội dung dự thảo'), ('tham-khao', 'Thông tin tham khảo'), ('phan-anh-vi-pham', 'Phản ánh vi phạm, cần chuyển cơ quan có thẩm quyền'), ('khong-lien-quan', 'Không liên quan'), ('gui-lap-lai', 'Một người gửi lặp lại'), ('spam', 'Thư rác')], max_length=20, verbose_name='phân loại')),
                ('confirmed_at', models.DateTimeField(editable=False, null=True, verbose_name='lúc xác nhận bản giấy')),
                ('set_aside_at', models.DateTimeField(editable=False, null=True, verbose_name='lúc để riêng')),
                ('restricted_at', models.DateTimeField(editable=False, null=True, verbose_name='lúc chuyển sổ hạn chế')),
                ('assignee', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='người xử lý')),
                ('consent', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, to='privacy.consenttext', verbose_name='lời đồng ý')),
                ('consultation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='comments', to='consultations.consultation', verbose_name='cuộc lấy ý kiến')),
                ('nominee', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='comments', to='consultations.nominee', verbose_name='trường hợp')),
                ('passage', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='comments', to='consultations.passage', verbose_name='điều, mục')),
                ('receipt', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='receipts.receipt', verbose_name='giấy xác nhận')),
            ],
            options={
                'verbose_name': 'ý kiến',
                'verbose_name_plural': 'ý kiến',
                'ordering': ['-received_at', '-pk'],
                'permissions': [('handle_comment', 'Phân loại, giao và cập nhật trạng thái ý kiến'), ('identify_sender', 'Mở thông tin người gửi ý kiến'), ('enter_paper', 'Nhập ý kiến gửi bằng bản giấy'), ('read_restricted', 'Đọc và chuyển ý kiến trong sổ hạn chế')],
            },
        ),
        migrations.CreateModel(
            name='Answer',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('text', models.TextField(verbose_name='nội dung trả lời')),
                ('public_text', models.CharField(max_length=500, verbose_name='câu hiện trên trang tra cứu')),
                ('way', models.CharField(choices=[('thu-dien-tu', 'Thư điện tử'), ('thu-giay', 'Thư giấy'), ('trang-tra-cuu', 'Chỉ trên trang tra cứu')], max_length=15, verbose_name='cách gửi')),
                ('at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='lúc trả lời')),
                ('by', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='người trả lời')),
                ('comment', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='answer', to='comments.comment', verbose_name='ý kiến')),
            ],
            options={
                'verbose_name': 'trả lời',
                'verbose_name_plural': 'trả lời',
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
            name='Event',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('xac-nhan-ban-giay', 'Xác nhận bản giấy'), ('khong-xac-nhan-ban-giay', 'Không xác nhận bản giấy'), ('de-rieng', 'Để riêng, không tính'), ('tinh-lai', 'Tính lại'), ('chuyen-so-han-che', 'Chuyển vào sổ hạn chế'), ('dua-ra-so-han-che', 'Đưa ra khỏi sổ hạn chế'), ('chuyen-co-quan', 'Chuyển cơ quan có thẩm quyền'), ('tra-loi', 'Trả lời người gửi')], max_length=30, verbose_name='sự việc')),
                ('at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='lúc')),
                ('reason', models.CharField(blank=True, max_length=500, verbose_name='lý do')),
                ('content', models.JSONField(default=dict, verbose_name='nội dung đã ghi')),
                ('by', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='người làm')),
                ('comment', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='events', to='comments.comment', verbose_name='ý kiến')),
                ('entry', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='receipts.entry', verbose_name='mục trong sổ')),
                ('second', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='người thứ hai')),
            ],
            options={
                'verbose_name': 'sự việc',
                'verbose_name_plural': 'các sự việc',
                'ordering': ['at', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='HandlingTerm',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('effective_from', models.DateField(verbose_name='áp dụng từ ngày')),
                ('effective_to', models.DateField(blank=True, null=True, verbose_name='đến trước ngày')),
                ('source', models.CharField(blank=True, max_length=300, verbose_name='căn cứ')),
                ('verified', models.BooleanField(default=False, verbose_name='đã đối chiếu với văn bản gốc')),
                ('step', models.CharField(choices=[('xem-xet', 'Bắt đầu xem xét, từ lúc nhận'), ('nguoi-thu-hai', 'Người thứ hai quyết định, từ lúc đề xuất'), ('chuyen', 'Chuyển cơ quan có thẩm quyền, từ lúc vào sổ hạn chế'), ('tra-loi', 'Trả lời người gửi, từ lúc hết hạn lấy ý kiến')], max_length=20, verbose_name='việc')),
                ('working_days', models.PositiveSmallIntegerField(verbose_name='số ngày làm việc')),
            ],
            options={
                'verbose_name': 'thời hạn xử lý ý kiến',
                'verbose_name_plural': 'thời hạn xử lý ý kiến',
                'ordering': ['step', '-effective_from'],
                'abstract': False,
                'constraints': [models.CheckConstraint(condition=models.Q(('effective_to__isnull', True), ('effective_to__gt', models.F('effective_from')), _connector='OR'), name='comments_handlingterm_span', violation_error_message='Ngày hết áp dụng cần sau ngày bắt đầu áp dụng.'), models.UniqueConstraint(fields=('step', 'effective_from'), name='comments_term_once')],
            },
        ),
        migrations.CreateModel(
            name='LegalNotice',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('effective_from', models.DateField(verbose_name='áp dụng từ ngày')),
                ('effective_to', models.DateField(blank=True, null=True, verbose_name='đến trước ngày')),
                ('source', models.CharField(blank=True, max_length=300, verbose_name='căn cứ')),
                ('verified', models.BooleanField(default=False, verbose_name='đã đối chiếu với văn bản gốc')),
                ('text', models.TextField(help_text='Hiện cạnh ô gửi ý kiến. Nêu nơi nộp theo luật; không hứa trình tự, thời hạn giải quyết.', verbose_name='nội dung')),
            ],
            options={
                'verbose_name': 'lời dẫn về tố cáo, khiếu nại',
                'verbose_name_plural': 'lời dẫn về tố cáo, khiếu nại',
                'ordering': ['-effective_from', '-pk'],
                'abstract': False,
                'constraints': [models.CheckConstraint(condition=models.Q(('effective_to__isnull', True), ('effective_to__gt', models.F('effective_from')), _connector='OR'), name='comments_legalnotice_span', violation_error_message='Ngày hết áp dụng cần sau ngày bắt đầu áp dụng.')],
            },
        ),
        migrations.CreateModel(
            name='PaperEntry',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('entered_at', models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name='lúc nhập')),
                ('late_reason', models.CharField(max_length=500, verbose_name='lý do nhập sau')),
                ('comment', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='paper', to='comments.comment', verbose_name='ý kiến')),
                ('entered_by', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='người nhập')),
                ('scan', models.OneToOneField(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='comment_scan', to='attachments.attachment', verbose_name='bản chụp')),
            ],
            options={
                'verbose_name': 'bản giấy đã nhập',
                'verbose_name_plural': 'bản giấy đã nhập',
            },
        ),
        migrations.CreateModel(
            name='SenderOpening',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField(db_index=True, default=django.utils.timezone.now, verbose_name='lúc mở')),
                ('reason', models.CharField(max_length=300, verbose_name='lý do')),
                ('by', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='người mở')),
                ('comment', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='openings', to='comments.comment', verbose_name='ý kiến')),
            ],
            options={
                'verbose_name': 'lần mở thông tin người gửi',
                'verbose_name_plural': 'nhật ký mở thông tin người gửi',
                'ordering': ['-at', '-pk'],
                'default_permissions': ('view',),
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
        migrations.CreateModel(
            name='TextGroup',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('digest', models.CharField(editable=False, max_length=64, verbose_name='mã nội dung')),
                ('consultation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='consultations.consultation', verbose_name='cuộc lấy ý kiến')),
            ],
            options={
                'verbose_name': 'nhóm nội dung gần giống nhau',
                'verbose_name_plural': 'nhóm nội dung gần giống nhau',
            },
        ),
        migrations.CreateModel(
            name='TextBand',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.BigIntegerField(verbose_name='dấu')),
                ('group', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='bands', to='comments.textgroup', verbose_name='nhóm')),
            ],
            options={
                'verbose_name': 'dấu nội dung',
                'verbose_name_plural': 'dấu nội dung',
            },
        ),
        migrations.AddField(
            model_name='comment',
            name='group',
            field=models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='comments', to='comments.textgroup', verbose_name='nhóm nội dung'),
        ),
        migrations.CreateModel(
            name='Forwarding',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('authority', models.CharField(max_length=250, verbose_name='cơ quan nhận')),
                ('document_number', models.CharField(max_length=60, verbose_name='số văn bản chuyển')),
                ('forwarded_on', models.DateField(verbose_name='ngày chuyển')),
                ('note', models.CharField(blank=True, max_length=500, verbose_name='ghi chú nội bộ')),
                ('at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='lúc ghi')),
                ('by', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='người ghi')),
                ('comment', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='forwardings', to='comments.comment', verbose_name='ý kiến')),
            ],
            options={
                'verbose_name': 'văn bản chuyển',
                'verbose_name_plural': 'văn bản chuyển',
                'ordering': ['forwarded_on', 'pk'],
                'constraints': [models.UniqueConstraint(fields=('comment', 'authority', 'document_number'), name='comments_forwarded_once')],
            },
        ),
        migrations.CreateModel(
            name='Proposal',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('xac-nhan-ban-giay', 'Xác nhận bản giấy'), ('de-rieng', 'Để riêng, không tính'), ('dua-ra-so-han-che', 'Đưa ra khỏi sổ hạn chế')], max_length=20, verbose_name='việc')),
                ('classification', models.CharField(blank=True, max_length=20, verbose_name='phân loại đề xuất')),
                ('reason', models.CharField(max_length=500, verbose_name='lý do')),
                ('at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='lúc đề xuất')),
                ('agreed', models.BooleanField(null=True, verbose_name='đồng ý')),
                ('decided_at', models.DateTimeField(null=True, verbose_name='lúc quyết định')),
                ('answer', models.CharField(blank=True, max_length=500, verbose_name='ý kiến người quyết định')),
                ('by', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='người đề xuất')),
                ('comment', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='proposals', to='comments.comment', verbose_name='ý kiến')),
                ('decided_by', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='người quyết định')),
            ],
            options={
                'verbose_name': 'đề xuất chờ người thứ hai',
                'verbose_name_plural': 'đề xuất chờ người thứ hai',
                'ordering': ['at', 'pk'],
                'constraints': [models.UniqueConstraint(condition=models.Q(('decided_at__isnull', True)), fields=('comment', 'kind'), name='comments_one_proposal'), models.CheckConstraint(condition=models.Q(('decided_by__isnull', True), models.Q(('decided_by', models.F('by')), _negated=True), _connector='OR'), name='comments_two_officers'), models.CheckConstraint(condition=models.Q(models.Q(('agreed__isnull', True), ('decided_at__isnull', True), ('decided_by__isnull', True)), models.Q(('agreed__isnull', False), ('decided_at__isnull', False), ('decided_by__isnull', False)), _connector='OR'), name='comments_decided_whole')],
            },
        ),
        migrations.AddConstraint(
            model_name='textgroup',
            constraint=models.UniqueConstraint(fields=('consultation', 'digest'), name='comments_group_once'),
        ),
        migrations.AddIndex(
            model_name='textband',
            index=models.Index(fields=['key', 'group'], name='comments_band'),
        ),
        migrations.AddIndex(
            model_name='comment',
            index=models.Index(fields=['consultation', 'nominee', 'passage', 'stance'], name='comments_tally'),
        ),
        migrations.AddIndex(
            model_name='comment',
            index=models.Index(fields=['state', 'received_at'], name='comments_waiting'),
        ),
        migrations.AddConstraint(
            model_name='comment',
            constraint=models.CheckConstraint(condition=models.Q(('channel', 'ban-giay'), ('confirmed_at__isnull', True), _connector='OR'), name='comments_only_paper_is_confirmed'),
        ),
        migrations.AddConstraint(
            model_name='comment',
            constraint=models.CheckConstraint(condition=models.Q(('nominee__isnull', True), ('passage__isnull', True), _connector='OR'), name='comments_one_target'),
        ),
    ]
