import cms_pages.bonus.sums
import cms_pages.core.sections
import django.core.validators
import django.db.models.deletion
import modelcluster.fields
from decimal import Decimal
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('cms_documents', '0001_initial'),
        ('wagtailcore', '0001_initial'),
        ('wagtailimages', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='BonusIndexPage',
            fields=[
                ('page_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to='wagtailcore.page')),
                ('lead', models.TextField(blank=True, help_text='Một, hai câu. Hiện dưới tiêu đề, trong danh mục và khi chia sẻ.', max_length=500, verbose_name='tóm tắt')),
                ('picture', models.ForeignKey(blank=True, help_text='Không có ảnh thì trang dùng hoa văn dệt riêng của trang.', null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='wagtailimages.image', verbose_name='ảnh đại diện')),
            ],
            options={
                'verbose_name': 'mục mức thưởng',
                'verbose_name_plural': 'mục mức thưởng',
            },
            bases=(cms_pages.core.sections.SectionMixin, 'wagtailcore.page'),
        ),
        migrations.CreateModel(
            name='BonusTablePage',
            fields=[
                ('page_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to='wagtailcore.page')),
                ('lead', models.TextField(blank=True, help_text='Một, hai câu. Hiện dưới tiêu đề, trong danh mục và khi chia sẻ.', max_length=500, verbose_name='tóm tắt')),
                ('source', models.CharField(blank=True, help_text='Khi văn bản chưa có trong mục Văn bản, hoặc để ghi rõ điều, khoản.', max_length=300, verbose_name='căn cứ bằng lời')),
                ('base_salary', cms_pages.bonus.sums.SumField(blank=True, help_text='Chỉ khi bảng có mức theo số lần lương cơ sở, ví dụ 2.340.000. Lương cơ sở đổi thì sửa ở đây.', null=True, validators=[django.core.validators.MaxValueValidator(1000000000000)], verbose_name='mức lương cơ sở để tính (đồng)')),
                ('base_salary_source', models.CharField(blank=True, help_text='Ví dụ: Nghị định số …, từ ngày …', max_length=200, verbose_name='căn cứ của mức lương cơ sở')),
                ('effective_from', models.DateField(verbose_name='áp dụng từ ngày')),
                ('effective_to', models.DateField(blank=True, null=True, verbose_name='thôi áp dụng từ ngày')),
                ('verified', models.BooleanField(default=False, help_text='Chưa đối chiếu thì trang ghi rõ số liệu để tham khảo, không dùng làm căn cứ.', verbose_name='đã đối chiếu văn bản gốc')),
                ('basis', models.ForeignKey(blank=True, help_text='Văn bản quy định mức thưởng, chọn trong mục Văn bản.', null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='cms_documents.documentpage', verbose_name='căn cứ')),
                ('picture', models.ForeignKey(blank=True, help_text='Không có ảnh thì trang dùng hoa văn dệt riêng của trang.', null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='wagtailimages.image', verbose_name='ảnh đại diện')),
            ],
            options={
                'verbose_name': 'bảng mức thưởng',
                'verbose_name_plural': 'bảng mức thưởng',
            },
            bases=('wagtailcore.page',),
        ),
        migrations.CreateModel(
            name='BonusLevel',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('sort_order', models.IntegerField(blank=True, editable=False, null=True)),
                ('contest', models.CharField(max_length=200, verbose_name='cuộc thi, giải, danh hiệu')),
                ('result', models.CharField(help_text='Ví dụ: Huy chương Vàng, giải Nhất.', max_length=150, verbose_name='thành tích')),
                ('recipient', models.CharField(blank=True, help_text='Ví dụ: học sinh, huấn luyện viên.', max_length=150, verbose_name='đối tượng')),
                ('amount', cms_pages.bonus.sums.SumField(blank=True, help_text='Ví dụ: 12.000.000 hoặc 1,5 triệu.', null=True, validators=[django.core.validators.MaxValueValidator(1000000000000)], verbose_name='mức thưởng (đồng)')),
                ('times', cms_pages.bonus.sums.TimesField(blank=True, decimal_places=2, help_text='Ví dụ: 1,5. Ghi thêm mức lương cơ sở của bảng thì Trang tính ra đồng.', max_digits=5, null=True, validators=[django.core.validators.MinValueValidator(Decimal('0.01'))], verbose_name='số lần mức lương cơ sở')),
                ('words', models.CharField(blank=True, help_text='Khi không phải số tiền, không theo lương cơ sở, hoặc để ghi thêm điều kiện.', max_length=150, verbose_name='mức thưởng bằng lời')),
                ('folded', models.TextField(default='', editable=False)),
                ('page', modelcluster.fields.ParentalKey(on_delete=django.db.models.deletion.CASCADE, related_name='levels', to='cms_bonus.bonustablepage')),
            ],
            options={
                'verbose_name': 'mức thưởng',
                'verbose_name_plural': 'mức thưởng',
                'ordering': ['sort_order'],
                'abstract': False,
                'constraints': [models.CheckConstraint(condition=models.Q(('amount__isnull', False), ('times__isnull', False), models.Q(('words', ''), _negated=True), _connector='OR'), name='cms_bonus_says_how_much', violation_error_message='Mời ghi số tiền, số lần mức lương cơ sở, hoặc ghi mức thưởng bằng lời.')],
            },
        ),
    ]
