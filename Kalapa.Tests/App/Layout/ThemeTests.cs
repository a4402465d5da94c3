using System.Globalization;
using System.Text.RegularExpressions;
using Bunit;
using Kalapa.Tests.Support;
using MudBlazor;
using MudBlazor.Services;
using Xunit;

namespace Kalapa.Tests.App.Layout;

public sealed partial class ThemeTests : BunitContext
{
    private static readonly string[] States = ["queued", "review", "returned", "escalated", "approved", "rejected", "onsite", "ended"];

    [Theory]
    [InlineData("light")]
    [InlineData("dark")]
    public void Everything_that_is_read_has_a_contrast_of_seven_to_one(string theme)
    {
        var colours = Read("light");
        if (theme == "dark")
        {
            foreach (var (name, value) in Read("dark"))
            {
                colours[name] = value;
            }
        }

        string[] words = ["text-primary", "text-secondary", "primary", "info", "success", "warning", "error"];
        string[] grounds = ["background", "surface"];
        string[] fills = ["primary", "secondary", "tertiary", "info", "success", "warning", "error", "dark"];
        (string Words, string Ground)[] pairs =
        [
            .. from word in words from ground in grounds select ($"--mud-palette-{word}", $"--mud-palette-{ground}"),
            .. from fill in fills select ($"--mud-palette-{fill}-text", $"--mud-palette-{fill}"),
            .. from state in States select ($"--chip-{state}", $"--chip-{state}-ground"),
            ("--link-down", "--link-down-ground"),
        ];
        Assert.All(pairs, pair => Assert.InRange(Contrast(colours[pair.Words], colours[pair.Ground]), 7, 21));
    }

    [Fact]
    public void The_sheet_sets_every_variable_that_MudBlazor_reads()
    {
        JSInterop.Mode = JSRuntimeMode.Loose;
        Services.AddMudServices();
        var written = Variable().Matches(Render<MudThemeProvider>().Markup).Select(match => match.Groups["name"].Value).ToHashSet();

        Assert.True(written.Count > 100);
        Assert.Superset(written, Read("light").Keys.ToHashSet());
    }

    [Fact]
    public void The_dark_sheet_changes_only_what_the_light_one_sets() =>
        Assert.Subset(Read("light").Keys.ToHashSet(), Read("dark").Keys.ToHashSet());

    private static Dictionary<string, string> Read(string theme) =>
        Variable().Matches(File.ReadAllText(Repository.PathOf($"Kalapa.App/wwwroot/theme/{theme}.css")))
            .ToDictionary(match => match.Groups["name"].Value, match => match.Groups["value"].Value);

    /// <summary>WCAG's ratio of two colours written as #RRGGBB.</summary>
    private static double Contrast(string one, string other)
    {
        var (a, b) = (Luminance(one), Luminance(other));
        return (Math.Max(a, b) + 0.05) / (Math.Min(a, b) + 0.05);
    }

    private static double Luminance(string colour)
    {
        return (0.2126 * Channel(1)) + (0.7152 * Channel(3)) + (0.0722 * Channel(5));

        double Channel(int start)
        {
            var value = int.Parse(colour.AsSpan(start, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0;
            return value <= 0.04045 ? value / 12.92 : Math.Pow((value + 0.055) / 1.055, 2.4);
        }
    }

    [GeneratedRegex(@"^\s*(?<name>--[\w-]+):\s*(?<value>.*?);", RegexOptions.Multiline)]
    private static partial Regex Variable();
}
