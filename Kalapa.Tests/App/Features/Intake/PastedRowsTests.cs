using Kalapa.App.Features.Intake;
using Kalapa.Domain.Organisation;
using Kalapa.Domain.PermitRequests;
using Kalapa.Tests.Support;
using Xunit;

namespace Kalapa.Tests.App.Features.Intake;

public sealed class PastedRowsTests
{
    [Fact]
    public void Cells_are_read_in_the_forms_order()
    {
        var visitor = Assert.Single(Visitors("Agus Santoso\tPT Vendor\tPaspor\tA1234567\t1988\t0812\tPIC")).Item!;

        Assert.Equal(
            ("Agus Santoso", "PT Vendor", IdType.Passport, "4567", 1988, "0812", VisitorRole.Lead),
            (visitor.FullName, visitor.Company, visitor.IdType, visitor.IdLast4, visitor.BirthYear, visitor.Phone, visitor.Role));
    }

    [Fact]
    public void A_row_of_headings_puts_the_columns_in_any_order()
    {
        var visitor = Assert.Single(Visitors("Tahun lahir\tNama\r\n12/05/1990\tDewi\r\n")).Item!;

        Assert.Equal(("Dewi", 1990, "PT Nusantara", VisitorRole.Worker), (visitor.FullName, visitor.BirthYear, visitor.Company, visitor.Role));
    }

    [Fact]
    public void Of_an_id_number_no_more_than_four_characters_are_kept()
    {
        var visitor = Assert.Single(Visitors("Agus\t\tKTP\t3201 0101 8800 4417\t1988")).Item!;

        Assert.Equal("4417", visitor.IdLast4);
    }

    [Theory]
    [InlineData("\tPT\tKTP\t4417\t1988", "FullName")]
    [InlineData("Agus\tPT\tKartu\t4417\t1988", "IdType")]
    [InlineData("Agus\tPT\tKTP\t4417\t88", "BirthYear")]
    [InlineData("Agus\tPT\tKTP\t4417\t1988\t\tBos", "Role")]
    [InlineData("Sari\tPT\tKTP\t1234\t1990", "Twice")]
    public void An_unreadable_row_names_its_column_and_keeps_its_text(string row, string problem)
    {
        var read = Assert.Single(Visitors(row));

        Assert.Equal((problem, row, null), (read.Problem, read.Source, read.Item));
    }

    [Fact]
    public void Rows_keep_their_numbers_past_blank_ones_and_a_repeated_one_is_told()
    {
        var rows = Visitors("Agus\t\t\t1111\t1988\n\nDewi\t\t\t2222\t1994\nagus\t\t\t1111\t1988");

        Assert.Equal([(1, null), (3, null), (4, "Twice")], rows.Select(row => (row.Line, row.Problem)));
    }

    [Fact]
    public void Quoted_cells_keep_tabs_line_breaks_and_marks()
    {
        var item = Assert.Single(PastedRows.Equipment("Keluar\t\"Server \"\"A\"\"\n2U\"\tDell\tR740\tSN-1\t3")).Item!;

        Assert.Equal(new EquipmentItem(EquipmentDirection.Out, "Server \"A\" 2U", "Dell", "R740", "SN-1", 3), item);
    }

    [Theory]
    [InlineData("Naik\tServer", "Direction")]
    [InlineData("Masuk\t", "Kind")]
    [InlineData("Masuk\tServer\t\t\t\tbanyak", "Quantity")]
    [InlineData("Masuk\tServer\t\t\t\t0", "Quantity")]
    public void Unreadable_equipment_names_its_column(string row, string problem) =>
        Assert.Equal(problem, Assert.Single(PastedRows.Equipment(row)).Problem);

    [Fact]
    public void A_ditto_mark_stands_for_the_company_above_and_swallows_nobody()
    {
        var rows = Visitors(
            "Budi\tPT Uji\tKTP\t1234\t1990\t08123\tteknisi\nAndi\t\"\tKTP\t1235\t1991\t08124\tteknisi\n"
            + "Cahyo\t\"\tKTP\t1236\t1992\t08125\tteknisi\nDedi\tPT Lain\tKTP\t1237\t1993\t08126\tteknisi");

        Assert.Equal(
            [("Budi", "PT Uji", "1234"), ("Andi", "PT Uji", "1235"), ("Cahyo", "PT Uji", "1236"), ("Dedi", "PT Lain", "1237")],
            rows.Select(row => (row.Item!.FullName, row.Item.Company, row.Item.IdLast4)));
    }

    [Theory]
    [InlineData("\"")]
    [InlineData("''")]
    [InlineData("\u3003")]
    [InlineData("sda")]
    [InlineData("idem")]
    public void Whoever_is_as_above_in_company_kind_of_id_year_and_role_is_read_so(string ditto)
    {
        var rows = Visitors($"Budi\tPT Uji\tPaspor\t1234\t1990\t08123\tPIC\n\nAndi\t{ditto}\t{ditto}\t1235\t{ditto}\t\t{ditto}\r\n");

        Assert.Equal(("PT Uji", IdType.Passport, 1990, VisitorRole.Lead), (rows[1].Item!.Company, rows[1].Item!.IdType, rows[1].Item!.BirthYear, rows[1].Item!.Role));
        Assert.Equal("PT Nusantara", Visitors($"Andi\t{ditto}\tKTP\t1235\t1990")[0].Item!.Company);
    }

    [Theory]
    [InlineData("\"\tPT Uji\tKTP\t1235\t1990", "FullName")]
    [InlineData("Andi\tPT Uji\tKTP\t\"\t1990", "IdLast4")]
    [InlineData("Andi\tPT Uji\tKTP\t\u3003\t1990", "IdLast4")]
    public void No_two_people_have_one_name_or_number_by_a_ditto(string row, string problem) =>
        Assert.Equal(problem, Visitors("Budi\tPT Uji\tKTP\t1234\t1990\n" + row)[1].Problem);

    [Theory]
    [InlineData("Budi\t\"PT Uji\tKTP\t1234\t1990\nAndi\tPT Lain\tKTP\t1235\t1991", "\"PT Uji")]
    [InlineData("Budi\t\"PT Uji\tKTP\t1234\t1990\nAndi\tPT Lain\"\tKTP\t1235\t1991", "\"PT Uji")]
    [InlineData("Budi\tPT \"Uji\"\tKTP\t1234\t1990\nAndi\tPT Lain\tKTP\t1235\t1991", "PT \"Uji\"")]
    [InlineData("Budi\t\"PT \"\"Uji\"\"\"\tKTP\t1234\t1990\nAndi\tPT Lain\tKTP\t1235\t1991", "PT \"Uji\"")]
    public void A_mark_that_closes_nothing_is_a_letter_and_ends_at_its_line(string text, string company)
    {
        var rows = Visitors(text);

        Assert.Equal(["Budi", "Andi"], rows.Select(row => row.Item!.FullName));
        Assert.Equal(company, rows[0].Item!.Company);
    }

    [Theory]
    [InlineData("3.27501E+15", "Damaged.IdLast4")]
    [InlineData("3,27501E+15", "Damaged.IdLast4")]
    [InlineData("3,17501e+15", "Damaged.IdLast4")]
    [InlineData("########", "Damaged.IdLast4")]
    [InlineData("#N/A", "Damaged.IdLast4")]
    public void A_number_that_the_spreadsheet_rounded_is_no_id(string id, string problem)
    {
        var row = Assert.Single(Visitors($"Budi Hartanto\tPT Uji\tKTP\t{id}\t1990\t08123\tteknisi"));

        Assert.Equal((problem, null), (row.Problem, row.Item));
        Assert.StartsWith("Budi Hartanto", row.Source, StringComparison.Ordinal);
    }

    [Fact]
    public void Cells_are_what_is_seen_of_them()
    {
        var visitor = Assert.Single(Visitors("\u200BBudi\u00A0 Hartanto\t PT\u2003Uji\tktp\u200B\t\u0661\u0662\u0663\u0664\t\uFF11\uFF19\uFF19\uFF10")).Item!;

        Assert.Equal(("Budi Hartanto", "PT Uji", "1234", 1990), (visitor.FullName, visitor.Company, visitor.IdLast4, visitor.BirthYear));
        Assert.Equal("FullName", Assert.Single(Visitors("\u3164\tPT\tKTP\t1234\t1990")).Problem);
    }

    [Fact]
    public void A_thousand_rows_are_read()
    {
        var rows = Visitors(string.Join('\n', Enumerable.Range(1, 1000).Select(at => $"Tamu Nomor {at}\tPT Rombongan\tKTP\t{at:0000}\t1990\t0812{at}\ttamu")));

        Assert.Equal(1000, rows.Count(row => row.Item is not null));
    }

    [Fact]
    public void Nothing_pasted_is_no_row() => Assert.Empty(Visitors(" \n\t\n"));

    private static IReadOnlyList<PastedRow<Visitor>> Visitors(string text) =>
        PastedRows.Visitors(text, "PT Nusantara", [Requests.Visitor("Sari", VisitorRole.Lead)], Guid.NewGuid);
}
