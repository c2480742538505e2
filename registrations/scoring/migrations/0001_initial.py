import django.core.validators
import django.db.models.deletion
import django.utils.timezone
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('attachments', '0001_initial'),
        ('clusters', '0001_initial'),
        ('receipts', '0001_initial'),
        ('signing', '0001_initial'),
        ('units', '0001_initial'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='CriteriaSet',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.PositiveSmallIntegerField(verbose_name='phiên bản')),
                ('expected_total', models.DecimalField(blank=True, decimal_places=2, default=100, max_digits=7, validators=[django.core.validators.MinValueValidator(0, 'Mời ghi số không âm.')], verbose_name='tổng điểm chuẩn')),
                ('bonus_cap', models.DecimalField(blank=True, decimal_places=2, max_digits=7, null=True, validators=[django.core.validators.MinValueValidator(0, 'Mời ghi số không âm.')], verbose_name='trần điểm thưởng')),
                ('penalty_cap', models.DecimalField(blank=True, decimal_places=2, max_digits=7, null=True, validators=[django.core.validators.MinValueValidator(0, 'Mời ghi số không âm.')], verbose_name='trần điểm trừ')),
                ('places', models.PositiveSmallIntegerField(choices=[(0, 0), (1, 1), (2, 2)], default=2, verbose_name='số chữ số lẻ của tổng điểm')),
                ('tie_rule', models.CharField(choices=[('competition', 'Bỏ qua hạng sau hạng đồng (1, 2, 2, 4)'), ('dense', 'Hạng liền nhau (1, 2, 2, 3)')], default='competition', max_length=11, verbose_name='cách xếp hạng đồng')),
                ('source', models.CharField(blank=True, max_length=300, verbose_name='căn cứ')),
                ('created_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='lập lúc')),
                ('cluster', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='criteria_sets', to='clusters.cluster', verbose_name='cụm, khối')),
                ('created_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'bộ tiêu chí',
                'verbose_name_plural': 'bộ tiêu chí',
                'ordering': ['-cluster__year', 'cluster__order', 'cluster', '-version'],
            },
        ),
        migrations.CreateModel(
            name='Category',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('order', models.PositiveSmallIntegerField(verbose_name='thứ tự')),
                ('name', models.CharField(max_length=100, verbose_name='tên')),
                ('min_points', models.DecimalField(blank=True, decimal_places=2, max_digits=7, null=True, validators=[django.core.validators.MinValueValidator(0, 'Mời ghi số không âm.')], verbose_name='từ số điểm')),
                ('max_place', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='đến hạng')),
                ('criteria_set', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='categories', to='scoring.criteriaset')),
            ],
            options={
                'verbose_name': 'mức xếp loại',
                'verbose_name_plural': 'mức xếp loại',
                'ordering': ['order', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='CriterionGroup',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('order', models.PositiveSmallIntegerField(verbose_name='thứ tự')),
                ('code', models.CharField(blank=True, max_length=20, verbose_name='mã')),
                ('name', models.CharField(max_length=500, verbose_name='tên nhóm')),
                ('kind', models.CharField(choices=[('score', 'Điểm chuẩn'), ('bonus', 'Điểm thưởng'), ('penalty', 'Điểm trừ')], default='score', max_length=7, verbose_name='loại điểm')),
                ('cap', models.DecimalField(blank=True, decimal_places=2, max_digits=7, null=True, validators=[django.core.validators.MinValueValidator(0, 'Mời ghi số không âm.')], verbose_name='trần của nhóm')),
                ('criteria_set', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='groups', to='scoring.criteriaset')),
            ],
            options={
                'verbose_name': 'nhóm tiêu chí',
                'verbose_name_plural': 'nhóm tiêu chí',
                'ordering': ['order', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='Criterion',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('order', models.PositiveSmallIntegerField(verbose_name='thứ tự')),
                ('code', models.CharField(blank=True, max_length=20, verbose_name='mã')),
                ('text', models.CharField(max_length=1000, verbose_name='tiêu chí')),
                ('hint', models.CharField(blank=True, max_length=1000, verbose_name='cách chấm, minh chứng')),
                ('points', models.DecimalField(blank=True, decimal_places=2, max_digits=7, validators=[django.core.validators.MinValueValidator(0, 'Mời ghi số không âm.')], verbose_name='điểm tối đa')),
                ('key', models.UUIDField(default=uuid.uuid4, editable=False)),
                ('group', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='criteria', to='scoring.criteriongroup')),
            ],
            options={
                'verbose_name': 'tiêu chí',
                'verbose_name_plural': 'tiêu chí',
                'ordering': ['group__order', 'order', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='ProtestTerm',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('working_days', models.PositiveSmallIntegerField(validators=[django.core.validators.MinValueValidator(1)], verbose_name='số ngày làm việc')),
                ('effective_from', models.DateField(blank=True, null=True, verbose_name='từ ngày')),
                ('effective_to', models.DateField(blank=True, null=True, verbose_name='đến trước ngày')),
                ('source', models.CharField(blank=True, max_length=300, verbose_name='căn cứ')),
                ('verified', models.BooleanField(default=False, verbose_name='đã đối chiếu văn bản gốc')),
                ('organising_body', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='units.organisingbody', verbose_name='hội đồng')),
            ],
            options={
                'verbose_name': 'thời hạn kiến nghị kết quả chấm điểm',
                'verbose_name_plural': 'thời hạn kiến nghị kết quả chấm điểm',
                'ordering': ['-effective_from', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='Scoring',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('self_opens_at', models.DateTimeField(verbose_name='tự chấm từ lúc')),
                ('self_closes_at', models.DateTimeField(verbose_name='tự chấm đến trước lúc')),
                ('cross_closes_at', models.DateTimeField(verbose_name='chấm chéo đến trước lúc')),
                ('cluster_closes_at', models.DateTimeField(verbose_name='cụm chốt đến trước lúc')),
                ('protest_days', models.PositiveSmallIntegerField(verbose_name='số ngày làm việc được kiến nghị')),
                ('protest_source', models.CharField(blank=True, max_length=300, verbose_name='căn cứ thời hạn kiến nghị')),
                ('locked_at', models.DateTimeField(blank=True, null=True, verbose_name='cụm chốt lúc')),
                ('protest_closes_at', models.DateTimeField(blank=True, null=True, verbose_name='kiến nghị đến trước lúc')),
                ('proposed_at', models.DateTimeField(blank=True, null=True, verbose_name='trình duyệt lúc')),
                ('approved_at', models.DateTimeField(blank=True, null=True, verbose_name='duyệt lúc')),
                ('decision', models.CharField(blank=True, max_length=300, verbose_name='văn bản công nhận')),
                ('sealed', models.JSONField(blank=True, editable=False, null=True, verbose_name='nội dung đã xác nhận')),
                ('approved_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('approved_confirmation', models.OneToOneField(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='signing.confirmation', verbose_name='cách xác nhận khi duyệt')),
                ('cluster', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='scoring', to='clusters.cluster', verbose_name='cụm, khối')),
                ('criteria_set', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='scorings', to='scoring.criteriaset', verbose_name='bộ tiêu chí')),
                ('locked_confirmation', models.OneToOneField(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='signing.confirmation', verbose_name='cách xác nhận khi chốt')),
                ('proposed_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('receipt', models.OneToOneField(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='scoring', to='receipts.receipt')),
            ],
            options={
                'verbose_name': 'đợt chấm điểm',
                'verbose_name_plural': 'đợt chấm điểm',
                'ordering': ['-cluster__year', 'cluster__order', 'pk'],
                'permissions': [('approve_scoring', 'Duyệt kết quả chấm điểm của cụm, khối')],
            },
        ),
        migrations.CreateModel(
            name='Result',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('unit_name', models.CharField(max_length=330, verbose_name='tên đơn vị khi duyệt')),
                ('points', models.DecimalField(blank=True, decimal_places=2, max_digits=7, validators=[django.core.validators.MinValueValidator(0, 'Mời ghi số không âm.')], verbose_name='tổng điểm')),
                ('place', models.PositiveSmallIntegerField(verbose_name='hạng')),
                ('shared', models.BooleanField(verbose_name='đồng hạng')),
                ('category', models.CharField(blank=True, max_length=100, verbose_name='xếp loại')),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='cluster_results', to='units.unit', verbose_name='đơn vị')),
                ('scoring', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='results', to='scoring.scoring')),
            ],
            options={
                'verbose_name': 'kết quả xếp hạng',
                'verbose_name_plural': 'kết quả xếp hạng',
                'ordering': ['place', 'unit__sort_key', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='Protest',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('text', models.TextField(verbose_name='nội dung kiến nghị')),
                ('at', models.DateTimeField(verbose_name='gửi lúc')),
                ('form_key', models.UUIDField(unique=True, verbose_name='khóa của lần bấm gửi')),
                ('outcome', models.CharField(blank=True, choices=[('upheld', 'Chấp nhận'), ('dismissed', 'Giữ nguyên kết quả')], max_length=9, verbose_name='kết luận')),
                ('answer', models.TextField(blank=True, verbose_name='trả lời')),
                ('answered_at', models.DateTimeField(blank=True, null=True, verbose_name='trả lời lúc')),
                ('answered_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='người gửi')),
                ('criterion', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='scoring.criterion')),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='score_protests', to='units.unit', verbose_name='đơn vị')),
                ('scoring', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='protests', to='scoring.scoring')),
            ],
            options={
                'verbose_name': 'kiến nghị',
                'verbose_name_plural': 'kiến nghị',
                'ordering': ['at', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='Sheet',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('self_sent_at', models.DateTimeField(blank=True, null=True, verbose_name='gửi bản tự chấm lúc')),
                ('cross_sent_at', models.DateTimeField(blank=True, null=True, verbose_name='gửi bản chấm chéo lúc')),
                ('unranked', models.CharField(blank=True, max_length=300, verbose_name='lý do không xếp hạng')),
                ('marks', models.JSONField(default=dict)),
                ('checker', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='sheets_to_check', to='units.unit', verbose_name='đơn vị chấm chéo')),
                ('cross_confirmation', models.OneToOneField(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='signing.confirmation', verbose_name='cách xác nhận bản chấm chéo')),
                ('cross_sent_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('scoring', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='sheets', to='scoring.scoring')),
                ('self_confirmation', models.OneToOneField(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='signing.confirmation', verbose_name='cách xác nhận bản tự chấm')),
                ('self_sent_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='score_sheets', to='units.unit', verbose_name='đơn vị')),
            ],
            options={
                'verbose_name': 'phiếu chấm điểm',
                'verbose_name_plural': 'phiếu chấm điểm',
                'ordering': ['scoring', 'unit__sort_key', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='Evidence',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('attachment', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='score_evidence', to='attachments.attachment')),
                ('criterion', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='evidence', to='scoring.criterion')),
                ('sheet', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='evidence', to='scoring.sheet')),
            ],
            options={
                'verbose_name': 'minh chứng',
                'verbose_name_plural': 'minh chứng',
                'ordering': ['pk'],
            },
        ),
        migrations.CreateModel(
            name='Entry',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('self_points', models.DecimalField(blank=True, decimal_places=2, max_digits=7, null=True, validators=[django.core.validators.MinValueValidator(0, 'Mời ghi số không âm.')], verbose_name='tự chấm')),
                ('self_note', models.TextField(blank=True, verbose_name='thuyết minh')),
                ('cross_points', models.DecimalField(blank=True, decimal_places=2, max_digits=7, null=True, validators=[django.core.validators.MinValueValidator(0, 'Mời ghi số không âm.')], verbose_name='chấm chéo')),
                ('cross_note', models.TextField(blank=True, verbose_name='lý do chấm chéo')),
                ('cluster_points', models.DecimalField(blank=True, decimal_places=2, max_digits=7, null=True, validators=[django.core.validators.MinValueValidator(0, 'Mời ghi số không âm.')], verbose_name='cụm chấm')),
                ('cluster_note', models.TextField(blank=True, verbose_name='lý do của cụm')),
                ('criterion', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='entries', to='scoring.criterion')),
                ('sheet', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='entries', to='scoring.sheet')),
            ],
            options={
                'verbose_name': 'điểm của tiêu chí',
                'verbose_name_plural': 'điểm của tiêu chí',
            },
        ),
        migrations.AddConstraint(
            model_name='criteriaset',
            constraint=models.UniqueConstraint(fields=('cluster', 'version'), name='scoring_one_version'),
        ),
        migrations.AddConstraint(
            model_name='protestterm',
            constraint=models.CheckConstraint(condition=models.Q(('effective_from__isnull', True), ('effective_to__isnull', True), ('effective_to__gt', models.F('effective_from')), _connector='OR'), name='scoring_term_dates', violation_error_message='Ngày kết thúc cần sau ngày bắt đầu.'),
        ),
        migrations.AddConstraint(
            model_name='protestterm',
            constraint=models.CheckConstraint(condition=models.Q(('working_days__gte', 1), ('working_days__lte', 250)), name='scoring_term_days'),
        ),
        migrations.AddConstraint(
            model_name='scoring',
            constraint=models.CheckConstraint(condition=models.Q(('self_closes_at__gt', models.F('self_opens_at')), ('cross_closes_at__gt', models.F('self_closes_at')), ('cluster_closes_at__gt', models.F('cross_closes_at'))), name='scoring_phases_in_order', violation_error_message='Mỗi thời hạn cần sau thời hạn trước nó.'),
        ),
        migrations.AddConstraint(
            model_name='scoring',
            constraint=models.CheckConstraint(condition=models.Q(('approved_by__isnull', True), models.Q(('approved_by', models.F('proposed_by')), _negated=True), _connector='OR'), name='scoring_second_person', violation_error_message='Người duyệt cần là người khác với người trình.'),
        ),
        migrations.AddConstraint(
            model_name='result',
            constraint=models.UniqueConstraint(fields=('scoring', 'unit'), name='scoring_one_result'),
        ),
        migrations.AddConstraint(
            model_name='sheet',
            constraint=models.UniqueConstraint(fields=('scoring', 'unit'), name='scoring_one_sheet'),
        ),
        migrations.AddConstraint(
            model_name='sheet',
            constraint=models.CheckConstraint(condition=models.Q(('checker__isnull', True), models.Q(('checker', models.F('unit')), _negated=True), _connector='OR'), name='scoring_not_own_checker'),
        ),
        migrations.AddConstraint(
            model_name='entry',
            constraint=models.UniqueConstraint(fields=('sheet', 'criterion'), name='scoring_one_entry'),
        ),
    ]
