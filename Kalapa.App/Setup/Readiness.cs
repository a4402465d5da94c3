using System.Globalization;
using Kalapa.App.Data;
using Kalapa.App.Data.Startup;
using Kalapa.App.Live;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Kalapa.App.Setup;

/// <summary>
/// Whether Kalapa can work now: a row and a file can be written, free space is above <c>Kalapa:MinFreeMegabytes</c>, and it is not about to
/// end. The answer holds for a second, so that whoever asks often makes the disk no busier.
/// </summary>
internal sealed class Readiness(DatabaseStartup database, ShutdownNotice shutdown, IConfiguration configuration, IHostEnvironment environment, TimeProvider time) : IHealthCheck, IDisposable
{
    /// <summary>Where more is asked for than this, it is not well.</summary>
    public const string MinFreeKey = "Kalapa:MinFreeMegabytes";

    /// <summary>What holds without it.</summary>
    public const int MinFreeDefault = 200;

    private static readonly TimeSpan Holds = TimeSpan.FromSeconds(1);

    private readonly SemaphoreSlim _one = new(1, 1);
    private HealthCheckResult _answer;
    private long? _answeredAt;

    /// <inheritdoc/>
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        if (shutdown.HasBegun)
        {
            // Not unhealthy, which would be a fault in the log of every planned stop; the answer is 503 all the same.
            return HealthCheckResult.Degraded("Kalapa ends.");
        }

        await _one.WaitAsync(cancellationToken);
        try
        {
            if (_answeredAt is not { } at || time.GetElapsedTime(at) >= Holds)
            {
                _answer = await Fault(cancellationToken) is { } fault ? HealthCheckResult.Unhealthy(fault) : HealthCheckResult.Healthy();
                _answeredAt = time.GetTimestamp();
            }

            return _answer;
        }
        finally
        {
            _one.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _one.Dispose();

    /// <summary>The bytes that must stay free; with less, no file is taken in either.</summary>
    public static long MinFree(IConfiguration configuration) => configuration.GetValue<long>(MinFreeKey, MinFreeDefault) * 1_000_000;

    /// <summary>Why free space is too little in <paramref name="folder"/>; null when it is enough.</summary>
    public static string? SpaceFault(string folder, IConfiguration configuration)
    {
        var wanted = MinFree(configuration);
        var free = DataFolder.FreeSpace(folder);
        return free >= wanted ? null : string.Create(CultureInfo.InvariantCulture, $"The disk of {folder} has {free / 1_000_000} MB left, and {MinFreeKey} asks for {wanted / 1_000_000}. Free some space. Example: {MinFreeKey}=100");
    }

    private async Task<string?> Fault(CancellationToken cancellationToken)
    {
        var folder = DataFolder.PathOf(configuration, environment);
        return await database.WriteFault(cancellationToken) ?? DataFolder.Fault(folder)?.Message ?? SpaceFault(folder, configuration);
    }
}
