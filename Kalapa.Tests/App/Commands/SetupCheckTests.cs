using Kalapa.Tests.Support;
using Xunit;

namespace Kalapa.Tests.App.Commands;

/// <summary><c>check</c>, as an administrator runs it before a start.</summary>
public sealed class SetupCheckTests : IDisposable
{
    private readonly DirectoryInfo _folder = Machine.NewFolder("kalapa-check-");

    private string Kalapa => Path.Combine(_folder.FullName, "kalapa");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task It_says_what_Kalapa_would_run_on_and_changes_nothing()
    {
        var page = await AppCommand.Run(["check", $"--Kalapa:DataFolder={Kalapa}", "--Kalapa:PublicAddress=https://izin.kalapa.example", "--Kalapa:Origins=https://izin.kalapa.example", "--Kalapa:Proxies=10.0.0.1,10.0.1.0/24"]);

        Assert.Equal((0, ""), (page.Code, page.Error));
        Assert.Contains($"SQLite {Kalapa}/kalapa.db", page.Output, StringComparison.Ordinal);
        Assert.Contains("public address  https://izin.kalapa.example; origins: https://izin.kalapa.example", page.Output, StringComparison.Ordinal);
        Assert.Contains("proxies         10.0.0.1, 10.0.1.0/24; demo: off", page.Output, StringComparison.Ordinal);
        Assert.Contains("the first start makes it", page.Output, StringComparison.Ordinal);
        Assert.Contains("Nothing is wrong.", page.Output, StringComparison.Ordinal);
        Assert.Empty(_folder.GetFileSystemInfos());
    }

    [Fact]
    public async Task Everything_that_is_wrong_is_listed()
    {
        var page = await AppCommand.Run(["check", "--Kalapa:DataFolder=/proc/kalapa", "--Kalapa:Database=MySql",
            "--ConnectionStrings:Kalapa=Server=127.0.0.1;Port=1;Database=kalapa;User=kalapa;Password=geheim", "--Kalapa:Databse=MySql", "--Kalapa:Demo=true", "--Kalapa:PublicAddress=https://izin.kalapa.example"]);

        Assert.Equal(1, page.Code);
        Assert.All(["Wrong: 4", "Kalapa:Databse is no setting", "Kalapa:Demo is true in Production", "/proc/kalapa cannot be written", "does not answer"], part => Assert.Contains(part, page.Output, StringComparison.Ordinal));
        Assert.DoesNotContain("geheim", page.Output + page.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_runs_beside_the_server_and_says_whose_the_folder_is()
    {
        await using var app = new AppProcess();
        await app.TakeDemo();
        await app.Start();

        // In the server's own environment: in Development the services are held against each other at once.
        var page = await AppCommand.Run(["check"], app.Environment);

        Assert.Equal(0, page.Code);
        Assert.Matches(@"migrations      \d+ applied, none pending; in use by process \d+", page.Output);
        Assert.Equal(0, await app.Stop());
    }
}
