using Bunit;
using Xunit;

namespace Kalapa.Tests.App.Live;

public sealed class LiveRowTests : BunitContext
{
    private readonly TestRow _row = new(Guid.NewGuid(), Place: 7);

    [Fact]
    public void Row_of_the_same_version_is_not_drawn_again()
    {
        var row = Open();

        row.Render(parameters => parameters.Add(probe => probe.Row, _row with { }));

        Assert.Equal(1, row.Instance.Drawings);
    }

    [Fact]
    public void New_version_is_drawn()
    {
        var row = Open();

        row.Render(parameters => parameters.Add(probe => probe.Row, _row with { Version = 2 }));

        Assert.Equal("7/2", row.Find("span").TextContent);
    }

    [Fact]
    public void Another_ticket_of_the_same_version_is_drawn()
    {
        var row = Open();

        row.Render(parameters => parameters.Add(probe => probe.Row, new TestRow(Guid.NewGuid(), Place: 8)));

        Assert.Equal("8/1", row.Find("span").TextContent);
    }

    [Fact]
    public void Selection_is_drawn_once()
    {
        var row = Open();

        row.Render(parameters => parameters.Add(probe => probe.Selected, true));
        row.Render(parameters => parameters.Add(probe => probe.Selected, true));

        Assert.Equal("7/1*", row.Find("span").TextContent);
        Assert.Equal(2, row.Instance.Drawings);
    }

    private IRenderedComponent<RowProbe> Open() => Render<RowProbe>(parameters => parameters.Add(probe => probe.Row, _row));
}
