using System.Globalization;
using System.Reflection;
using Kalapa.App.Account;
using Kalapa.App.Data;
using Kalapa.App.Data.Startup;
using Kalapa.App.Mail;
using Kalapa.App.Nodes;

namespace Kalapa.App.Setup;

/// <summary>What Kalapa runs on, in four lines: what a wrong key would have changed is seen at each start.</summary>
internal static class StartReport
{
    /// <summary>Writes the lines to the console.</summary>
    public static void SayWhatItRunsOn(this WebApplication app)
    {
        foreach (var line in Lines(app.Configuration, app.Environment, app.Services.GetRequiredService<DatabaseStartup>().Name))
        {
            Console.WriteLine(line);
        }
    }

    /// <summary>A heading and four lines; no password is in them.</summary>
    public static IEnumerable<string> Lines(IConfiguration configuration, IHostEnvironment environment, string database)
    {
        var folder = DataFolder.PathOf(configuration, environment);
        var origins = Settings.ListOf(configuration, "Kalapa:Origins");
        var proxies = Settings.ListOf(configuration, "Kalapa:Proxies");
        return
        [
            $"Kalapa {Version}, {environment.EnvironmentName}, runs on",
            $"  database        {database}{(configuration[RedisSignal.Key] is null ? "" : "; Redis: on")}",
            string.Create(CultureInfo.InvariantCulture, $"  data folder     {folder}, {DataFolder.FreeSpace(folder) / 1e9:F1} GB free"),
            $"  public address  {configuration["Kalapa:PublicAddress"] ?? "none, so the server's own"}; origins: {(origins.Count == 0 ? "every one" : string.Join(", ", origins))}",
            $"  proxies         {(proxies.Count == 0 ? "none" : string.Join(", ", proxies))}; demo: {(DemoPersonas.AreWelcome(configuration, environment) ? "on" : "off")}; mail: {MailSettings.Of(configuration)?.ToString() ?? "none"}",
        ];
    }

    /// <summary>Of this build.</summary>
    public static string Version => typeof(StartReport).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "?";
}
