using Kalapa.App.Data;
using Kalapa.App.Demo;
using Kalapa.App.Jobs;
using Kalapa.App.Live;
using Kalapa.Domain;
using Kalapa.Domain.Notifications;
using Kalapa.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Xunit;

namespace Kalapa.Tests.App.Demo;

/// <summary>A working day of the simulation with mail on: who gets how many letters, and how many of them nobody needed.</summary>
public sealed class MailDayTests
{
    private static readonly TimeSpan Step = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Day = TimeSpan.FromHours(8);

    [Fact(Explicit = true)]
    public async Task The_letters_of_a_day_are_counted()
    {
        var cancellation = TestContext.Current.CancellationToken;
        await using var app = await DemoTests.Told("08:00", services =>
        {
            MailApp.WithChannels(services);
            services.AddSingleton<TimedWork>().AddSingleton<PromiseWatch>();
        });
        await app.Get<CurrentPromises>().Read(cancellation);
        DemoSimulation simulation = new(app.Get<IServiceProvider>(), new(), app.Get<JobLeases>(), app.Clock, app.Get<ILogger<DemoSimulation>>());
        FakeTransport transport = new();
        var sender = app.Sender(transport);
        var (steps, began) = (0, app.Clock.GetUtcNow());
        for (; app.Clock.GetUtcNow() - began < Day; steps++)
        {
            app.Clock.Advance(Step);
            try
            {
                await simulation.Step(cancellation);
            }
            catch (RuleBroken)
            {
                // As in the simulation itself.
            }

            if (steps % 2 == 0)
            {
                await app.Get<TimedWork>().DoWhatIsDue(cancellation);
                await app.Get<PromiseWatch>().TellWhatIsDue(cancellation);
                await sender.SendWhatIsDue(cancellation);
            }
        }

        var people = await app.Read(db => db.Users.AsNoTracking().ToDictionaryAsync(row => row.Id));
        var messages = (await app.Outbox()).Where(message => message.EndedAt is not null).ToList();
        var output = TestContext.Current.TestOutputHelper!;
        output.WriteLine($"{steps} steps, {transport.Taken.Count} letters of {messages.Count} messages");
        foreach (var role in messages.GroupBy(message => people[message.UserId].Role).OrderBy(role => role.Key))
        {
            output.WriteLine($"{role.Key}: {role.Count(message => message.State == DeliveryState.Sent)} told by mail to {role.Select(message => message.UserId).Distinct().Count()} people; "
                + string.Join(", ", role.GroupBy(message => message.State).Select(state => $"{state.Key} {state.Count()}")));
            foreach (var type in role.Where(message => message.State == DeliveryState.Sent).GroupBy(message => message.Type).OrderByDescending(type => type.Count()))
            {
                output.WriteLine($"    {type.Key} {type.Count()}");
            }
        }

        var needless = new List<string>();
        foreach (var message in messages.Where(message => message is { State: DeliveryState.Sent, TicketId: not null }))
        {
            // Its reader had done something to the ticket after it happened and before the letter left.
            var acted = await app.Read(db => db.AuditEvents.AnyAsync(row => row.TicketId == message.TicketId && row.ActorId == message.UserId && row.At > message.At && row.At <= message.EndedAt));
            if (acted)
            {
                needless.Add($"{people[message.UserId].DisplayName} {message.Type}: acted before it left");
            }
        }

        foreach (var reader in messages.Where(message => message is { State: DeliveryState.Sent, TicketId: not null }).GroupBy(message => (message.UserId, message.TicketId)))
        {
            var letters = reader.Select(message => message.EndedAt!.Value).Distinct().Order().ToList();
            needless.AddRange(letters.Zip(letters.Skip(1)).Where(pair => pair.Second - pair.First < Notification.OneThing)
                .Select(pair => $"{people[reader.Key.UserId].DisplayName}: a second letter after {(pair.Second - pair.First).TotalMinutes:0} min: {string.Join(", ", reader.Where(message => message.EndedAt == pair.Second).Select(message => message.Type))}"));
        }

        output.WriteLine($"needless: {needless.Count}");
        foreach (var line in needless.GroupBy(line => line[(line.IndexOf(' ', StringComparison.Ordinal) + 1)..]).OrderByDescending(line => line.Count()))
        {
            output.WriteLine($"    {line.Count()} × {line.Key}");
        }
    }
}
