using System.Buffers.Binary;
using System.Text.Json;
using Kalapa.Tests.Support;
using Xunit;

namespace Kalapa.Tests.App.Layout;

/// <summary>What a phone asks for before it puts Kalapa on its home screen.</summary>
public sealed class ManifestTests
{
    private static string Root => Repository.PathOf("Kalapa.App/wwwroot");

    [Fact]
    public void Every_icon_is_there_in_the_size_it_says()
    {
        using var manifest = JsonDocument.Parse(File.ReadAllText(Path.Combine(Root, "kalapa.webmanifest")));
        var icons = manifest.RootElement.GetProperty("icons").EnumerateArray().ToList();

        Assert.All(icons, icon => Assert.True(File.Exists(Root + icon.GetProperty("src").GetString())));
        foreach (var icon in icons.Where(icon => icon.GetProperty("type").GetString() == "image/png"))
        {
            var head = File.ReadAllBytes(Root + icon.GetProperty("src").GetString()).AsSpan(16, 8);
            Assert.Equal(icon.GetProperty("sizes").GetString(), $"{BinaryPrimitives.ReadInt32BigEndian(head)}x{BinaryPrimitives.ReadInt32BigEndian(head[4..])}");
        }

        // What browsers ask for to offer it: a small and a large one, and one that may be cut to any shape.
        Assert.Superset(new HashSet<string?> { "192x192", "512x512" }, icons.Select(icon => icon.GetProperty("sizes").GetString()).ToHashSet());
        Assert.Contains(icons, icon => icon.TryGetProperty("purpose", out var purpose) && purpose.GetString() == "maskable");
        Assert.All(["name", "short_name", "start_url", "display"], key => Assert.NotEmpty(manifest.RootElement.GetProperty(key).GetString()!));
    }

    [Fact]
    public void Every_page_names_it() =>
        Assert.Contains("rel=\"manifest\" href=\"/kalapa.webmanifest\"", File.ReadAllText(Repository.PathOf("Kalapa.App/App.razor")), StringComparison.Ordinal);
}
