using System.Net;
using Kalapa.App.Data;
using Kalapa.App.Features.Reports;
using Kalapa.App.Live;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Kalapa.App.Setup;

/// <summary>
/// Kalapa seen from outside: figures and traces by OpenTelemetry to where the standard variables say (<c>OTEL_EXPORTER_OTLP_ENDPOINT</c>),
/// figures also for Prometheus at <see cref="ScrapeAddress"/>. Where neither is asked for, nothing is gathered.
/// </summary>
internal static class Telemetry
{
    /// <summary>A list: who may scrape.</summary>
    public const string ScrapersKey = "Kalapa:Scrapers";

    /// <summary>Where Prometheus asks.</summary>
    public const string ScrapeAddress = "/metrics";

    private static readonly string[] Ours = [Delivery.Instruments, BoardGauges.Instruments, VerbTrace.Instruments, ExportDesk.Instruments];

    // The framework's own: circuits, requests, connections, memory and threads.
    private static readonly string[] Frameworks =
    [
        "Microsoft.AspNetCore.Components.Server.Circuits", "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Http.Connections",
        "Microsoft.AspNetCore.Server.Kestrel", "System.Runtime",
    ];

    /// <summary>Gathers what is asked for.</summary>
    public static void AddTelemetry(this WebApplicationBuilder builder)
    {
        var (toCollector, toScrapers) = (HasCollector(builder.Configuration), Scrapers(builder.Configuration).Count > 0);
        if (!toCollector && !toScrapers)
        {
            return;
        }

        builder.Services.AddHostedService<BoardGauges>();
        var telemetry = builder.Services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService("kalapa", serviceVersion: StartReport.Version).AddEnvironmentVariableDetector())
            .WithMetrics(metrics => (toScrapers ? metrics.AddPrometheusExporter() : metrics).AddMeter([.. Ours, .. Frameworks]));
        if (toCollector)
        {
            telemetry.WithTracing(traces => traces.AddSource(Ours).AddAspNetCoreInstrumentation().AddEntityFrameworkCoreInstrumentation())
                .WithLogging()
                .UseOtlpExporter();
        }
    }

    /// <summary>Answers known scrapers; for everybody else the address is not there.</summary>
    public static void UseScraping(this WebApplication app)
    {
        var scrapers = Scrapers(app.Configuration);
        if (scrapers.Count > 0)
        {
            app.UseOpenTelemetryPrometheusScrapingEndpoint(http => http.Request.Path == ScrapeAddress && scrapers.Any(scraper => Holds(scraper, http.Connection.RemoteIpAddress)));
        }
    }

    private static bool HasCollector(IConfiguration configuration) =>
        !string.Equals(configuration["OTEL_SDK_DISABLED"], "true", StringComparison.OrdinalIgnoreCase)
        && new[] { "", "TRACES_", "METRICS_", "LOGS_" }.Any(signal => configuration[$"OTEL_EXPORTER_OTLP_{signal}ENDPOINT"] is { Length: > 0 });

    private static IReadOnlyList<string> Scrapers(IConfiguration configuration) => Settings.ListOf(configuration, ScrapersKey);

    private static bool Holds(string scraper, IPAddress? caller) => caller is not null && (IPAddress.TryParse(scraper, out var one)
        ? one.Equals(caller.IsIPv4MappedToIPv6 ? caller.MapToIPv4() : caller)
        : IPNetwork.Parse(scraper).Contains(caller.IsIPv4MappedToIPv6 ? caller.MapToIPv4() : caller));
}
