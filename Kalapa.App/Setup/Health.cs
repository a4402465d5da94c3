using Kalapa.App.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Kalapa.App.Setup;

/// <summary>
/// What watches the app may ask: <c>/sehat</c>, it runs; <c>/sehat/siap</c>, it and its database answer. One word each, so there is
/// nothing to hide from a stranger.
/// </summary>
internal static class Health
{
    /// <summary>Where it is asked.</summary>
    internal const string Address = "/sehat";

    private const string Ready = "ready";

    public static void AddKalapaHealth(this WebApplicationBuilder builder) =>
        builder.Services.AddHealthChecks().AddCheck<DatabaseAnswers>("database", tags: [Ready]);

    public static void MapKalapaHealth(this WebApplication app)
    {
        app.MapHealthChecks(Address, new() { Predicate = _ => false }).AllowAnonymous();
        app.MapHealthChecks($"{Address}/siap", new() { Predicate = check => check.Tags.Contains(Ready) }).AllowAnonymous();
    }

    /// <summary>What the container's health check runs (<c>health URL</c>), since its image has nothing else to ask with: 0 for well.</summary>
    public static async Task<int> Ask(string address)
    {
        try
        {
            using var http = new HttpClient { Timeout = TimeSpan.FromSeconds(4) };
            using var answer = await http.GetAsync(new Uri(address));
            return answer.IsSuccessStatusCode ? 0 : 1;
        }
        catch (Exception exception) when (exception is HttpRequestException or TaskCanceledException)
        {
            return 1;
        }
    }

    private sealed class DatabaseAnswers(IDbContextFactory<KalapaDbContext> contexts) : IHealthCheck
    {
        public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
        {
            await using var db = await contexts.CreateDbContextAsync(cancellationToken);
            return await db.Database.CanConnectAsync(cancellationToken) ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy();
        }
    }
}
