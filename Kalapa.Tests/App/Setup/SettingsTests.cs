using Kalapa.App.Setup;
using Kalapa.Tests.Support;
using Microsoft.Extensions.Configuration;
using Xunit;

namespace Kalapa.Tests.App.Setup;

public sealed class SettingsTests
{
    [Theory]
    [InlineData("Kalapa:Database", "Postgres")]
    [InlineData("Kalapa:PublicAddress", "izin.kalapa.example")]
    [InlineData("Kalapa:PublicAddress", "https://izin.kalapa.example/app")]
    [InlineData("Kalapa:Origins:0", "*")]
    [InlineData("Kalapa:Proxies:1", "proxy")]
    [InlineData("Kalapa:Demo", "yes")]
    [InlineData("Kalapa:DemoSimulation", "on")]
    [InlineData("Kalapa:DataFolder", " ")]
    public void A_wrong_value_is_named_with_its_key_and_an_example(string key, string value)
    {
        var fault = Settings.Fault(Configuration((key, value)));

        Assert.NotNull(fault);
        Assert.Contains($"is \"{value}\"", fault, StringComparison.Ordinal);
        Assert.Contains("Example:", fault, StringComparison.Ordinal);
        Assert.StartsWith(string.Join(':', key.Split(':').Take(2)), fault, StringComparison.Ordinal);
    }

    [Fact]
    public void A_server_needs_its_address() =>
        Assert.Contains("ConnectionStrings:Kalapa is missing", Settings.Fault(Configuration(("Kalapa:Database", "MySql"))), StringComparison.Ordinal);

    [Fact]
    public void A_misspelt_key_is_no_setting() =>
        Assert.StartsWith("Kalapa:Databse is no setting", Settings.Fault(Configuration(("Kalapa:Databse", "MySql"))), StringComparison.Ordinal);

    [Fact]
    public void Every_example_would_do()
    {
        Assert.Null(Settings.Fault(Configuration()));
        Assert.Null(Settings.Fault(Configuration([.. Settings.All.Select(setting => (setting.Key, setting.Example))])));
    }

    [Fact]
    public void The_documentation_lists_every_setting() => Assert.Equal(
        Settings.Rows(),
        File.ReadLines(Repository.PathOf("docs/configuration.md")).Where(line => line.StartsWith('|')));

    [Fact]
    public async Task A_wrong_setting_stops_the_start_with_its_sentence()
    {
        await using var app = new AppProcess { Settings = { ["Kalapa__Database"] = "Postgres" } };

        var problem = await Assert.ThrowsAsync<InvalidOperationException>(app.Start);

        Assert.Contains("Kalapa:Database is \"Postgres\". It must be Sqlite, MySql or MariaDb. Example: Kalapa:Database=MySql", problem.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", problem.Message.Split('\n').Skip(1).TakeWhile(line => !line.Contains("Kalapa.Tests", StringComparison.Ordinal)));
    }

    private static IConfiguration Configuration(params (string Key, string Value)[] values) =>
        new ConfigurationBuilder().AddInMemoryCollection(values.Select(pair => KeyValuePair.Create(pair.Key, (string?)pair.Value))).Build();
}
