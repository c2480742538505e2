import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('awards', '0001_initial'),
        ('campaigns', '0001_initial'),
        ('units', '0001_initial'),
        ('wagtailcore', '0001_initial'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Task',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('position', models.PositiveSmallIntegerField(verbose_name='thứ tự')),
                ('number', models.CharField(blank=True, max_length=20, verbose_name='số thứ tự')),
                ('text', models.TextField(max_length=3000, verbose_name='nội dung')),
                ('quarters', models.JSONField(blank=True, default=list, verbose_name='quý')),
                ('months', models.JSONField(blank=True, default=list, verbose_name='tháng')),
                ('deadline', models.CharField(blank=True, max_length=200, verbose_name='thời hạn ghi trong kế hoạch')),
                ('due_on', models.DateField(blank=True, db_index=True, null=True, verbose_name='hạn cuối')),
                ('section', models.CharField(blank=True, max_length=300, verbose_name='nhóm nhiệm vụ')),
                ('product', models.CharField(blank=True, max_length=300, verbose_name='sản phẩm')),
                ('status', models.CharField(choices=[('planned', 'Chưa thực hiện'), ('ongoing', 'Đang thực hiện'), ('done', 'Đã hoàn thành'), ('dropped', 'Đưa ra khỏi kế hoạch')], default='planned', max_length=8, verbose_name='tình trạng')),
                ('done_on', models.DateField(blank=True, null=True, verbose_name='ngày hoàn thành')),
                ('result', models.CharField(blank=True, max_length=500, verbose_name='kết quả')),
            ],
            options={
                'verbose_name': 'nhiệm vụ',
                'verbose_name_plural': 'nhiệm vụ',
                'ordering': ['plan', 'position', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='TaskAgency',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('role', models.CharField(choices=[('lead', 'Chủ trì'), ('with', 'Phối hợp')], max_length=4, verbose_name='vai trò')),
                ('position', models.PositiveSmallIntegerField(verbose_name='thứ tự')),
                ('name', models.CharField(max_length=300, verbose_name='tên cơ quan')),
                ('task', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='agencies', to='cms_plans.task', verbose_name='nhiệm vụ')),
                ('unit', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='units.unit', verbose_name='đơn vị trong danh mục')),
            ],
            options={
                'verbose_name': 'cơ quan thực hiện',
                'verbose_name_plural': 'cơ quan thực hiện',
                'ordering': ['role', 'position'],
            },
        ),
        migrations.CreateModel(
            name='WorkPlan',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('year', models.PositiveSmallIntegerField(verbose_name='năm')),
                ('title', models.CharField(max_length=250, verbose_name='tên kế hoạch')),
                ('number', models.CharField(blank=True, max_length=60, verbose_name='số, ký hiệu')),
                ('issued_on', models.DateField(blank=True, null=True, verbose_name='ngày ban hành')),
                ('published_at', models.DateTimeField(blank=True, editable=False, null=True, verbose_name='công khai từ')),
                ('version', models.PositiveIntegerField(default=0, editable=False, verbose_name='lần sửa')),
                ('shown', models.JSONField(blank=True, default=dict, editable=False)),
                ('authors', models.JSONField(blank=True, default=list, editable=False)),
                ('changed_by', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='người sửa')),
                ('organising_body', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='units.organisingbody', verbose_name='hội đồng')),
            ],
            options={
                'verbose_name': 'kế hoạch công tác',
                'verbose_name_plural': 'kế hoạch công tác',
                'ordering': ['-year', 'pk'],
                'permissions': [('publish_workplan', 'Công khai kế hoạch công tác')],
            },
        ),
        migrations.AddField(
            model_name='task',
            name='plan',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='tasks', to='cms_plans.workplan', verbose_name='kế hoạch'),
        ),
        migrations.CreateModel(
            name='Reminder',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('due_on', models.DateField(verbose_name='hạn cuối')),
                ('overdue', models.BooleanField(verbose_name='đã quá hạn')),
                ('at', models.DateTimeField(verbose_name='lúc')),
                ('task', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='cms_plans.task', verbose_name='nhiệm vụ')),
            ],
            options={
                'verbose_name': 'lần nhắc nhiệm vụ',
                'verbose_name_plural': 'lần nhắc nhiệm vụ',
                'constraints': [models.UniqueConstraint(fields=('task', 'due_on', 'overdue'), name='cms_plans_told_once')],
            },
        ),
        migrations.CreateModel(
            name='TaskLink',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('campaign', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='campaigns.campaign', verbose_name='đợt đăng ký thi đua')),
                ('decision', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='awards.decision', verbose_name='quyết định khen thưởng')),
                ('page', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='wagtailcore.page', verbose_name='trang')),
                ('task', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='links', to='cms_plans.task', verbose_name='nhiệm vụ')),
            ],
            options={
                'verbose_name': 'kết quả được gắn',
                'verbose_name_plural': 'kết quả được gắn',
                'ordering': ['pk'],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('campaign__isnull', True), ('decision__isnull', True), ('page__isnull', False)), models.Q(('campaign__isnull', True), ('decision__isnull', False), ('page__isnull', True)), models.Q(('campaign__isnull', False), ('decision__isnull', True), ('page__isnull', True)), _connector='OR'), name='cms_plans_link_to_one'), models.UniqueConstraint(fields=('task', 'page'), name='cms_plans_link_once_page', violation_error_message='Kết quả này đã được gắn.'), models.UniqueConstraint(fields=('task', 'decision'), name='cms_plans_link_once_decision', violation_error_message='Kết quả này đã được gắn.'), models.UniqueConstraint(fields=('task', 'campaign'), name='cms_plans_link_once_campaign', violation_error_message='Kết quả này đã được gắn.')],
            },
        ),
        migrations.AddConstraint(
            model_name='workplan',
            constraint=models.UniqueConstraint(fields=('organising_body', 'year'), name='cms_plans_one_a_year', violation_error_message='Hội đồng đã có kế hoạch của năm này.'),
        ),
        migrations.AddConstraint(
            model_name='task',
            constraint=models.CheckConstraint(condition=models.Q(('done_on__isnull', True), ('status', 'done'), _connector='OR'), name='cms_plans_done_day_only_when_done'),
        ),
    ]
