using Kalapa.Tests.Support;
using Xunit;

namespace Kalapa.Tests.App.Setup;

/// <summary>A start that cannot be: one sentence with the key and an example on standard error, exit code 1, and nothing else there.</summary>
public sealed class StartTests : IDisposable
{
    private readonly DirectoryInfo _folder = Machine.NewFolder("kalapa-start-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task A_port_in_use_is_a_sentence_and_so_is_a_second_instance()
    {
        await using var app = new AppProcess();
        await app.TakeDemo();
        await app.Start();

        var port = await Refused("--urls", app.Address.OriginalString);
        Assert.StartsWith("The port is in use:", port, StringComparison.Ordinal);

        var folder = await Refused($"--Kalapa:DataFolder={app.DataFolder}", "--urls", $"http://127.0.0.1:{Machine.FreePort()}");
        Assert.StartsWith($"The folder {app.DataFolder} belongs to another Kalapa that runs (process ", folder, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--urls=https://127.0.0.1:0 --Kestrel:Certificates:Default:Path=/nowhere.pem", "certificate")]
    [InlineData("--urls=http://192.0.2.1:5080", "cannot listen there")]
    [InlineData("--urls=kalapa", "Urls")]
    [InlineData("--Kalapa:Database=Postgres", "Kalapa:Database is \"Postgres\"")]
    [InlineData("--ConnectionStrings:Kalapa=Server=db;Database=kalapa", "ConnectionStrings:Kalapa is no address of a SQLite file")]
    [InlineData("--Kalapa:PublicAddress=https://izin.kalapa.example/app", "without a path")]
    public async Task What_cannot_be_is_a_sentence(string words, string sentence) =>
        Assert.Contains(sentence, await Refused(words.Split(' ')), StringComparison.OrdinalIgnoreCase);

    [Fact]
    public async Task A_start_says_in_four_lines_what_it_runs_on()
    {
        await using var app = new AppProcess { Settings = { ["Kalapa__Proxies"] = "10.0.0.1" } };
        await app.TakeDemo();
        await app.Start();

        var lines = app.Output.Split('\n').SkipWhile(line => !line.StartsWith("Kalapa ", StringComparison.Ordinal)).Skip(1).TakeWhile(line => line.StartsWith("  ", StringComparison.Ordinal)).ToList();
        Assert.Equal(4, lines.Count);
        Assert.Contains($"SQLite {Path.Combine(app.DataFolder, "kalapa.db")}", lines[0], StringComparison.Ordinal);
        Assert.Contains(app.DataFolder, lines[1], StringComparison.Ordinal);
        Assert.Contains("origins", lines[2], StringComparison.Ordinal);
        Assert.Contains("10.0.0.1; demo: on", lines[3], StringComparison.Ordinal);
    }

    private async Task<string> Refused(params string[] words)
    {
        string[] free = words.Any(word => word.StartsWith("--urls", StringComparison.Ordinal)) ? [] : ["--urls", $"http://127.0.0.1:{Machine.FreePort()}"];
        var ended = await AppCommand.Run([.. words, .. free], new Dictionary<string, string> { ["Kalapa__DataFolder"] = _folder.FullName, ["ASPNETCORE_ENVIRONMENT"] = "Production", ["Kalapa__PublicAddress"] = "https://izin.kalapa.example" });

        Assert.Equal(1, ended.Code);
        Assert.Contains("Example: ", ended.Error, StringComparison.Ordinal);
        Assert.Single(ended.Error.TrimEnd().Split('\n'));
        Assert.DoesNotContain("   at ", ended.Output, StringComparison.Ordinal);
        return ended.Error;
    }
}
