using Kalapa.App.Account;
using Kalapa.App.Data;
using Kalapa.Domain;
using Kalapa.Domain.Access;

namespace Kalapa.App.Demo;

/// <summary>
/// While it is switched on, the demo's other people act by themselves, a step every few seconds, so that one person at one screen sees a
/// whole company at work. They are ordinary accounts and use the ordinary verbs; whoever was faster wins, be it a person.
/// Each node has a switch of its own; of those where it is on, one acts.
/// </summary>
internal sealed class DemoSimulation(IServiceProvider services, DemoSimulationSwitch simulation, JobLeases leases, TimeProvider time, ILogger<DemoSimulation> log)
    : BackgroundService
{
    private readonly DemoSteps _steps = new(new Random(), []);

    /// <summary>One step of somebody.</summary>
    /// <returns>What it was.</returns>
    public async Task<DemoStep> Step(CancellationToken cancellationToken)
    {
        var actions = new DemoActions(services, cancellationToken);
        var step = _steps.Choose(await DemoSituation.Read(actions, cancellationToken));
        await step.Do(actions, cancellationToken);
        return step;
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(Random.Shared.Next(1500, 4500)), time, stoppingToken);
            if (!simulation.IsOn)
            {
                continue;
            }

            try
            {
                if (await leases.Hold(JobLeases.DemoSimulation, stoppingToken))
                {
                    await Step(stoppingToken);
                }
            }
            catch (Exception exception) when (exception is RuleBroken or AccessDenied)
            {
                // A person moved on the same ticket a moment before.
                log.LogInformation("A simulated step was refused: {Reason}", exception.Message);
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                log.LogError(exception, "A simulated step failed.");
            }
        }
    }
}
