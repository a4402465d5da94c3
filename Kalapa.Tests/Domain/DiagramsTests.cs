using Kalapa.Domain;
using Kalapa.Tests.Support;
using Xunit;

namespace Kalapa.Tests.Domain;

public sealed class DiagramsTests
{
    private enum Light { Off, On, Broken }

    private enum Press { Mount, Toggle, Hit, Drop, Clean, Dim, Remove }

    [Theory]
    [InlineData("README.md")]
    [InlineData("README.id.md")]
    public void The_readme_shows_the_diagrams_the_tables_print(string path)
    {
        var readme = File.ReadAllText(Repository.PathOf(path));

        Assert.All(Diagrams.All.Keys, name => Assert.Contains($"<!-- diagram:{name} -->", readme));
        Assert.Equal(Diagrams.Refresh(readme), readme);
    }

    [Fact]
    public void A_block_is_printed_anew_and_the_text_around_it_stays()
    {
        var refreshed = Diagrams.Refresh("before\n<!-- diagram:ticket -->\nold\n<!-- /diagram -->\nafter\n");

        Assert.Equal($"before\n<!-- diagram:ticket -->\n```mermaid\n{Diagrams.All["ticket"]}```\n<!-- /diagram -->\nafter\n", refreshed);
    }

    [Fact]
    public void A_marker_that_names_no_diagram_is_refused() =>
        Assert.Throws<KeyNotFoundException>(() => Diagrams.Refresh("<!-- diagram:lorry --><!-- /diagram -->"));

    [Fact]
    public void Rows_with_the_same_ends_share_an_arrow_stays_share_a_box_and_a_state_without_a_way_out_ends()
    {
        var light = new Lifecycle<Light, Press>("light",
        [
            new("L1", null, Press.Mount, Light.Off),
            new("L2", Light.Off, Press.Hit, Light.Broken),
            new("L3", Light.Off, Press.Toggle, Light.On),
            new("L4", Light.Off, Press.Drop, Light.Broken),
            new("L5", Light.On, Press.Toggle, Light.Off),
            new("L6", Light.Off, Press.Remove, null),
            new("L7", Light.On, Press.Clean, Light.On),
            new("L8", Light.On, Press.Dim, Light.On),
        ]);

        Assert.Equal(
            """
            stateDiagram-v2
                [*] --> Off: L1 Mount
                Off --> Broken: L2 Hit<br/>L4 Drop
                Off --> On: L3 Toggle
                On --> Off: L5 Toggle
                Off --> [*]: L6 Remove
                Broken --> [*]
                On: On<br/>L7 Clean<br/>L8 Dim

            """,
            light.ToMermaid());
    }
}
