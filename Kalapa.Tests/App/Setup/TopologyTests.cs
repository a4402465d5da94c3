using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using Kalapa.App.Setup;
using Kalapa.Tests.Support;
using Microsoft.Extensions.Configuration;
using Xunit;
using YamlDotNet.RepresentationModel;

namespace Kalapa.Tests.App.Setup;

/// <summary>What <c>compose.yaml</c> promises, started by <c>deploy/topology.cs</c> as plain processes and asked.</summary>
public sealed partial class TopologyTests(ITestOutputHelper output)
{
    private const string Password = "kuda laut biru tua";

    // The first run of the script compiles it.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    [Fact]
    public void The_app_s_environment_is_configuration_it_accepts()
    {
        var app = (YamlMappingNode)Services()["app-1"];
        var values = ((YamlMappingNode)app["environment"]).Children.Select(pair => (Key: pair.Key.ToString(), Value: Default().Replace(pair.Value.ToString(), "$1")))
            .Concat(((YamlSequenceNode)app["secrets"]).Select(secret => (Key: secret["target"].ToString(), Value: "Server=db")))
            .Select(pair => KeyValuePair.Create(pair.Key.Replace("__", ":", StringComparison.Ordinal), (string?)pair.Value)).ToList();

        Assert.Contains(values, pair => pair.Key == "Kalapa:Database");
        Assert.Null(Settings.Fault(new ConfigurationBuilder().AddInMemoryCollection(values).Build()));
    }

    [Fact]
    public async Task Every_service_starts_or_is_named_and_what_was_made_outlives_a_crash()
    {
        Assert.SkipWhen(Machine.Find("mariadbd") is null || Machine.Find("mariadb") is null,
            "MariaDB is not installed, so compose.yaml was not started. Debian and Ubuntu: apt-get install mariadb-server-core mariadb-client-core");
        var folder = Directory.CreateTempSubdirectory("kalapa-published-");
        try
        {
            await Publish(folder.FullName);
            await using var topology = await ChildProcess.Start(
                new ProcessStartInfo("dotnet", ["run", Repository.PathOf("deploy/topology.cs"), "--", "--app", folder.FullName]) { WorkingDirectory = Repository.Root },
                readyWhen: "Everything answers", Patience);
            output.WriteLine(string.Join('\n', topology.Output.Split('\n').Where(line => !line.Contains(" | ", StringComparison.Ordinal))));
            Assert.All(Services().Keys, name => Assert.Matches($"(?m)^{name}: (.*, process \\d+, well after|left out, .+)", topology.Output));
            Assert.Matches("(?m)^app-1: http", topology.Output);
            Assert.Matches("(?m)^app-2: http", topology.Output);
            Assert.Matches("(?m)^db: 127", topology.Output);

            var visitor = new ProxiedVisitor(new Uri(AppLine().Match(topology.Output).Groups["address"].Value));
            Assert.Equal((HttpStatusCode.OK, $"Healthy {StartReport.Version}"), await visitor.Get("/sehat"));
            Assert.Equal((HttpStatusCode.OK, "Healthy"), await visitor.Get("/sehat/siap"));
            await ProxyAnswers(topology.Output);
            await MakeTheFirstAdmin(visitor, topology);
            await KnownOnTheOtherNode(visitor, topology.Output);

            Process.GetProcessById(int.Parse(AppLine().Match(topology.Output).Groups["process"].Value, CultureInfo.InvariantCulture)).Kill();
            await Printed(topology, WellAgain());
            Assert.Equal(HttpStatusCode.NotFound, (await visitor.Get("/akun/awal")).Status);
            // Who was signed in still is: the keys of the cookies are in the database.
            Assert.Equal(HttpStatusCode.OK, (await visitor.Get("/akun/pengaturan")).Status);
            var again = new ProxiedVisitor(new Uri(AppLine().Match(topology.Output).Groups["address"].Value));
            var door = await again.Get("/akun/masuk");
            Assert.Equal(HttpStatusCode.Found,
                (await again.Post("/akun/masuk", door.Body, new() { ["_handler"] = "masuk", ["Form.Email"] = "tri@kalapa.example", ["Form.Password"] = Password })).Status);

            Assert.DoesNotContain("| fail:", topology.Output, StringComparison.Ordinal);

            Assert.Equal(0, await topology.Stop());
            Assert.Contains("app-1: ended with code 0", topology.Output, StringComparison.Ordinal);
            Assert.Contains("app-2: ended with code 0", topology.Output, StringComparison.Ordinal);
            Assert.Contains("db: ended with code 0", topology.Output, StringComparison.Ordinal);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>Where Caddy is installed, the whole way from TLS to the database.</summary>
    private static async Task ProxyAnswers(string said)
    {
        if (ProxyLine().Match(said) is { Success: true } line)
        {
            var page = await new ProxiedVisitor(new Uri(line.Groups["address"].Value)).Get("/akun/awal");
            Assert.Equal(HttpStatusCode.OK, page.Status);
            Assert.Equal(HttpStatusCode.OK, (await new ProxiedVisitor(new Uri(line.Groups["address"].Value)).Get("/" + Stylesheet().Match(page.Body).Groups["href"].Value)).Status);
        }
    }

    private static async Task MakeTheFirstAdmin(ProxiedVisitor visitor, ChildProcess topology)
    {
        var page = await visitor.Get("/akun/awal");
        Assert.Equal(HttpStatusCode.OK, page.Status);
        var made = await visitor.Post("/akun/awal", page.Body, new()
        {
            ["_handler"] = "awal",
            ["Form.Code"] = await Printed(topology, Code()),
            ["Form.Name"] = "Tri Handayani",
            ["Form.Email"] = "tri@kalapa.example",
            ["Form.Password"] = Password,
            ["Form.Again"] = Password,
        });
        Assert.Equal(HttpStatusCode.Found, made.Status);
    }

    /// <summary>Who signed in on one node is signed in on both.</summary>
    private static async Task KnownOnTheOtherNode(ProxiedVisitor visitor, string said)
    {
        var there = new ProxiedVisitor(new Uri(OtherAppLine().Match(said).Groups["address"].Value));
        Assert.NotEqual(HttpStatusCode.OK, (await there.Get("/akun/pengaturan")).Status);
        foreach (var (name, value) in visitor.Cookies)
        {
            there.Keep(name, value);
        }

        Assert.Equal(HttpStatusCode.OK, (await there.Get("/akun/pengaturan")).Status);
    }

    private static async Task<string> Printed(ChildProcess topology, Regex what)
    {
        for (var since = Stopwatch.StartNew(); since.Elapsed < Patience; await Task.Delay(200, TestContext.Current.CancellationToken))
        {
            if (what.Match(topology.Output) is { Success: true } found)
            {
                return found.Value;
            }
        }

        throw new TimeoutException($"Never printed: {what}\n{topology.Output}");
    }

    /// <summary>What these tests were built beside, put together as it is delivered.</summary>
    private static async Task Publish(string folder)
    {
        var configuration = new DirectoryInfo(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar)).Parent!.Name;
        string[] arguments = ["publish", Repository.PathOf("Kalapa.App"), "--no-build", "-c", configuration, "-o", folder, "--nologo", "-v", "quiet"];
        using var publish = Process.Start(new ProcessStartInfo("dotnet", arguments) { RedirectStandardOutput = true })!;
        var said = await publish.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await publish.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(publish.ExitCode == 0, said);
    }

    private static Dictionary<string, YamlNode> Services()
    {
        var stream = new YamlStream();
        using var text = File.OpenText(Repository.PathOf("compose.yaml"));
        stream.Load(text);
        return ((YamlMappingNode)stream.Documents[0].RootNode["services"]).Children.ToDictionary(pair => pair.Key.ToString(), pair => pair.Value);
    }

    [GeneratedRegex(@"\$\{\w+:-([^}]*)\}")]
    private static partial Regex Default();

    [GeneratedRegex(@"(?m)^app-1: (?<address>http\S+), process (?<process>\d+), well after")]
    private static partial Regex AppLine();

    [GeneratedRegex(@"(?m)^app-2: (?<address>http\S+), process")]
    private static partial Regex OtherAppLine();

    [GeneratedRegex(@"(?m)^app-1: .*well again")]
    private static partial Regex WellAgain();

    [GeneratedRegex(@"(?m)^proxy: (?<address>https\S+), process")]
    private static partial Regex ProxyLine();

    [GeneratedRegex("""<link[^>]*href="/?(?<href>[^"]+\.css)""")]
    private static partial Regex Stylesheet();

    [GeneratedRegex(@"\b[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){3}\b")]
    private static partial Regex Code();
}
