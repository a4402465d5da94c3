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
    [InlineData("ConnectionStrings:Redis", "redis://redis:6379")]
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
    public void Redis_beside_a_file_of_one_process_is_refused() => Assert.Contains(
        "ConnectionStrings:Redis is set, and Kalapa:Database is Sqlite", Settings.Fault(Configuration(("ConnectionStrings:Redis", "redis:6379"))), StringComparison.Ordinal);

    [Theory]
    [InlineData("Kalapa:Databse", "Kalapa:Database")]
    [InlineData("Kalapa:Database:0", "Kalapa:Database")]
    [InlineData("Kalapa:Origin", "Kalapa:Origins")]
    [InlineData("Kalapa:Origins_0", "Kalapa:Origins")]
    [InlineData("Kalapa:Proxy:0", "Kalapa:Proxies")]
    [InlineData("Kalapa:Public:Address", "Kalapa:PublicAddress")]
    [InlineData("Kalapa:ConnectionString", "ConnectionStrings:Kalapa")]
    [InlineData("Kalapa:Anything", "Kalapa:")]
    [InlineData("Kalappa:Database", "Kalapa:Database")]
    [InlineData("Kalpa:DataFolder", "Kalapa:DataFolder")]
    [InlineData("Kalapa_Database", "Kalapa:Database")]
    [InlineData("KALAPA_DATABASE", "Kalapa:Database")]
    [InlineData("KALAPA_DATA_FOLDER", "Kalapa:DataFolder")]
    [InlineData("KALAPA_ORIGINS", "Kalapa:Origins")]
    [InlineData("KALAPA_PROXY", "Kalapa:Proxies")]
    [InlineData("KALAPA_PUBLIC_ADDRESS", "Kalapa:PublicAddress")]
    [InlineData("Kalappa_Database", "Kalapa:Database")]
    [InlineData("Kalapa.Database", "Kalapa:Database")]
    [InlineData("kalapadatabase", "Kalapa:Database")]
    [InlineData("ConnectionStrings:Kalappa", "ConnectionStrings:Kalapa")]
    [InlineData("ConnectionStrings:Default", "ConnectionStrings:Kalapa")]
    [InlineData("ConnectionStrings:Reddis", "ConnectionStrings:Redis")]
    [InlineData("ConnectionString:Kalapa", "ConnectionStrings:Kalapa")]
    [InlineData("ConnectionStrings_Kalapa", "ConnectionStrings:Kalapa")]
    [InlineData("CONNECTIONSTRINGS_KALAPA", "ConnectionStrings:Kalapa")]
    public void A_key_that_comes_near_is_refused_with_the_one_that_was_meant(string key, string meant)
    {
        var fault = Settings.Fault(Configuration((key, "x")));

        Assert.StartsWith($"{key} is no setting of Kalapa; {meant}", fault, StringComparison.Ordinal);
        Assert.Contains("Example: ", fault, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("KALAPA:DATABASE", "Sqlite")]
    [InlineData("kalapa:origins:0", "https://izin.kalapa.example")]
    [InlineData("KALAPA_PORT", "tcp://10.0.0.1:80")]
    [InlineData("KALAPA_SERVICE_HOST", "10.0.0.1")]
    [InlineData("KALAPA_PUBLISHED", "/tmp/app")]
    [InlineData("KALAPA_LONG", "1")]
    [InlineData("KALAPA_HOST", "izin.kalapa.example")]
    [InlineData("AllowedHosts", "izin.kalapa.example")]
    [InlineData("PATH", "/usr/bin")]
    public void A_key_of_ours_in_any_case_or_of_somebody_else_is_let_be(string key, string value) => Assert.Null(Settings.Fault(Configuration((key, value))));

    [Theory]
    [InlineData("Kalapa:Origins", "")]
    [InlineData("Kalapa:Origins", " , ")]
    [InlineData("Kalapa:Origins", "https://a.example,b.example")]
    [InlineData("Kalapa:Proxies", "10.0.0.1 proxy")]
    [InlineData("Kalapa:Proxies:0", "")]
    public void A_list_in_one_value_is_judged_part_by_part(string key, string value) =>
        Assert.StartsWith(string.Join(':', key.Split(':').Take(2)) + " is \"", Settings.Fault(Configuration((key, value))), StringComparison.Ordinal);

    [Fact]
    public void A_list_is_read_however_it_was_written()
    {
        var configuration = Configuration(("Kalapa:Origins", "https://a.example, https://b.example"), ("Kalapa:Origins:0", "https://c.example"), ("Kalapa:Proxies", "10.0.0.1"));

        Assert.Null(Settings.Fault(configuration));
        Assert.Equal(["https://a.example", "https://b.example", "https://c.example"], Settings.ListOf(configuration, "Kalapa:Origins"));
        Assert.Equal(["10.0.0.1"], Settings.ListOf(configuration, "Kalapa:Proxies"));
        Assert.Empty(Settings.ListOf(Configuration(), "Kalapa:Proxies"));
    }

    [Theory]
    [InlineData("Kalapa:PublicAddress", "https://izin.kalapa.example/app", "without a path")]
    [InlineData("Kalapa:PublicAddress", "https://admin@izin.kalapa.example", "must be an address")]
    [InlineData("Kalapa:Demo", "true", "Kalapa:DemoOutsideDevelopment=true")]
    [InlineData("Kalapa:DemoSimulation", "true", "Kalapa:Demo=true")]
    public void What_would_be_swallowed_or_misread_is_said(string key, string value, string part) =>
        Assert.Contains(part, Settings.Fault(Configuration((key, value)), "Production"), StringComparison.Ordinal);

    [Fact]
    public void In_development_the_demo_needs_one_key_alone() => Assert.Null(Settings.Fault(Configuration(("Kalapa:Demo", "true")), "Development"));

    [Fact]
    public void Every_example_would_do()
    {
        Assert.Null(Settings.Fault(Configuration()));
        Assert.Null(Settings.Fault(Configuration([.. Settings.All.Select(setting => (setting.Key, setting.Example))])));
    }

    [Fact]
    public void The_documentation_lists_every_setting() => Assert.Equal(
        Settings.Rows(),
        File.ReadLines(Repository.PathOf("docs/configuration.md")).SkipWhile(line => !line.StartsWith('|')).TakeWhile(line => line.StartsWith('|')));

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
