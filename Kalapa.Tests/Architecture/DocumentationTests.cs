using System.Text.RegularExpressions;
using Kalapa.Tests.Support;
using Xunit;

namespace Kalapa.Tests.Architecture;

/// <summary>The papers around the code say what is there.</summary>
public sealed partial class DocumentationTests
{
    public static TheoryData<string> Papers => [.. Directory.EnumerateFiles(Repository.Root, "*.md", SearchOption.AllDirectories)
        .Select(file => Path.GetRelativePath(Repository.Root, file).Replace('\\', '/'))
        .Where(path => !path.Split('/').Any(part => part is "bin" or "obj" or "artifacts" or ".git" or "node_modules")).Order()];

    public static TheoryData<string> Guides => [.. Papers.Select(row => row.Data).Where(path => path.StartsWith("docs/guides/", StringComparison.Ordinal) || path.StartsWith("docs/panduan/", StringComparison.Ordinal))];

    [Theory]
    [MemberData(nameof(Papers))]
    public void Every_link_leads_somewhere(string path)
    {
        var folder = Path.GetDirectoryName(Repository.PathOf(path))!;
        var links = Link().Matches(File.ReadAllText(Repository.PathOf(path))).Select(match => match.Groups["to"].Value)
            .Where(to => !to.Contains("://", StringComparison.Ordinal) && !to.StartsWith('#') && !to.StartsWith("mailto:", StringComparison.Ordinal));

        Assert.All(links, to => Assert.True(Path.Exists(Path.Combine(folder, to.Split('#')[0])), to));
    }

    /// <summary>A guide writes what can be pressed in bold; every such word stands in the resources of its language.</summary>
    [Theory]
    [MemberData(nameof(Guides))]
    public void Every_button_a_guide_names_exists(string path)
    {
        var english = path.Contains("/guides/", StringComparison.Ordinal);
        var words = Directory.EnumerateFiles(Repository.PathOf("Kalapa.App"), "*.resx", SearchOption.AllDirectories)
            .Where(file => !file.Contains("/obj/", StringComparison.Ordinal) && file.EndsWith(".en.resx", StringComparison.Ordinal) == english)
            .SelectMany(file => System.Xml.Linq.XDocument.Load(file).Descendants("value").Select(value => value.Value.Trim())).ToHashSet();
        var named = Bold().Matches(File.ReadAllText(Repository.PathOf(path))).Select(match => match.Groups["word"].Value).ToHashSet();

        Assert.NotEmpty(named);
        Assert.Subset(words, named);
    }

    [Fact]
    public void Each_guide_is_there_in_both_languages()
    {
        Assert.Equal(["admin", "client", "customer-service", "gate", "supervisor"], Names("docs/guides"));
        Assert.Equal(["admin", "gerbang", "klien", "layanan-pelanggan", "supervisor"], Names("docs/panduan"));
    }

    private static IEnumerable<string?> Names(string folder) =>
        Directory.EnumerateFiles(Repository.PathOf(folder)).Select(Path.GetFileNameWithoutExtension).Order(StringComparer.Ordinal);

    [GeneratedRegex(@"\]\((?<to>[^)\s]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"\*\*(?<word>[^*\n]+)\*\*")]
    private static partial Regex Bold();
}
