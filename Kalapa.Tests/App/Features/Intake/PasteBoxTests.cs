using Bunit;
using Kalapa.App.Features.Intake;
using Kalapa.App.Features.Intake.Steps;
using Kalapa.Domain.Tickets;
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

    private IRenderedComponent<PasteBox<EquipmentItem>> Open() => Render<PasteBox<EquipmentItem>>(parameters => parameters
        .Add(box => box.Name, "equipment")
        .Add(box => box.Columns, "arah, jenis")
        .Add(box => box.Read, PastedRows.Equipment)
        .Add(box => box.Show, item => item.Kind)
        .Add(box => box.OnAdded, items => _added.AddRange(items)));
}
