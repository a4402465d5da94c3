using Bunit;
using Kalapa.App.Features.Intake;
using Kalapa.App.Features.Intake.Steps;
using Kalapa.Domain.PermitRequests;
using Kalapa.Tests.App.Shared;
using Kalapa.Tests.Support;
using Xunit;

namespace Kalapa.Tests.App.Features.Intake;

public sealed class PasteBoxTests : SharedTest
{
    private readonly List<EquipmentItem> _added = [];

    [Fact]
    public void Nothing_is_added_before_the_preview_is_accepted()
    {
        using var _ = new Reader("id");
        var box = Open();

        box.Find("[data-test=paste-text]").Input("Masuk\tServer\nNaik\tRak\nKeluar\tKabel");

        Assert.Empty(_added);
        Assert.Equal(2, box.FindAll("[data-test=paste-good]").Count);
        Assert.Contains("Baris 2", box.Find("[data-test=paste-bad]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Readable_rows_are_added_and_the_others_stay_to_be_mended()
    {
        using var _ = new Reader("id");
        var box = Open();
        box.Find("[data-test=paste-text]").Input("Masuk\tServer\nNaik\tRak");

        box.Find("[data-test=paste-add]").Click();

        Assert.Equal(["Server"], _added.Select(item => item.Kind));
        Assert.Equal("Naik\tRak", box.Find("[data-test=paste-text]").GetAttribute("value"));
        Assert.Empty(box.FindAll("[data-test=paste-add]"));
    }

    [Fact]
    public void More_rows_than_a_request_holds_are_a_sentence_and_nothing_is_added()
    {
        using var _ = new Reader("id");
        var box = Open();

        box.Find("[data-test=paste-text]").Input(string.Join('\n', Enumerable.Repeat("Masuk\tServer", 1001)));

        Assert.Contains("1000 baris", box.Find("[data-test=paste-problem]").TextContent, StringComparison.Ordinal);
        Assert.Empty(box.FindAll("[data-test=paste-good]"));
        Assert.Empty(box.FindAll("[data-test=paste-add]"));
    }

    [Fact]
    public void A_long_list_is_counted_whole_and_drawn_in_part_what_cannot_be_read_first()
    {
        using var _ = new Reader("id");
        var box = Open();

        box.Find("[data-test=paste-text]").Input(string.Join('\n', Enumerable.Repeat("Masuk\tServer", 998)) + "\nNaik\tRak\nMasuk\tKabel\t\t\t1E+15");

        Assert.Contains("998", box.Find("[data-test=paste-count]").TextContent, StringComparison.Ordinal);
        Assert.Equal(2, box.FindAll("[data-test=paste-bad]").Count);
        Assert.Contains("spreadsheet", box.FindAll("[data-test=paste-bad]")[1].TextContent, StringComparison.Ordinal);
        Assert.Equal(198, box.FindAll("[data-test=paste-good]").Count);
        Assert.Contains("800", box.Find("[data-test=paste-more]").TextContent, StringComparison.Ordinal);
    }

    private IRenderedComponent<PasteBox<EquipmentItem>> Open() => Render<PasteBox<EquipmentItem>>(parameters => parameters
        .Add(box => box.Name, "equipment")
        .Add(box => box.Columns, "arah, jenis")
        .Add(box => box.Read, PastedRows.Equipment)
        .Add(box => box.Show, item => item.Kind)
        .Add(box => box.OnAdded, items => _added.AddRange(items)));
}
