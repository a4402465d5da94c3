namespace Kalapa.App.Live;

/// <summary>Reads the boards when the app starts, so that the screens which come back after a restart need not wait for it.</summary>
internal sealed class BoardWarmup(Board<TicketRow> tickets, Board<PermitRow> permits) : BackgroundService
{
    /// <inheritdoc/>
    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(tickets.HealAsync(stoppingToken), permits.HealAsync(stoppingToken));
}
