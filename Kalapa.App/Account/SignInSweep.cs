using Kalapa.App.Data;

namespace Kalapa.App.Account;

/// <summary>Once a minute: drops sessions and counts of tries that are over, and writes down the denials that were only counted.</summary>
internal sealed class SignInSweep(SignInThrottle throttle, Sessions sessions, UnitOfWork unitOfWork, TimeProvider clock, ILogger<SignInSweep> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await throttle.Sweep(stoppingToken);
                await sessions.Sweep(stoppingToken);
                await unitOfWork.Denied.Sweep(clock.GetUtcNow(), stoppingToken);
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                log.LogWarning(exception, "Sessions that are over were not dropped; it is tried again in {Pause}.", Pause);
            }
        }
    }
}
