using Kalapa.App.Features.Intake;
using Kalapa.Domain.Organisation;
using Kalapa.Domain.Tickets;
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
    public void Nothing_pasted_is_no_row() => Assert.Empty(Visitors(" \n\t\n"));

    private static IReadOnlyList<PastedRow<Visitor>> Visitors(string text) =>
        PastedRows.Visitors(text, "PT Nusantara", [Requests.Visitor("Sari", VisitorRole.Lead)], Guid.NewGuid);
}
