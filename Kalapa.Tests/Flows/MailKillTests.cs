using System.Globalization;
using Kalapa.App.Data;
using Kalapa.Domain;
using Kalapa.Domain.Notifications;
using Kalapa.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Kalapa.Tests.Flows;

/// <summary>
/// The app is killed (SIGKILL) again and again while it sends. In the end every letter has arrived, and at most one a kill arrived twice: the one that the server took and
/// nobody could note any more.
/// </summary>
/// <remarks>The proof's size, 50 rounds: <c>KALAPA_LONG=1</c>.</remarks>
public sealed class MailKillTests(ITestOutputHelper output)
{
    private const int LettersEachRound = 6;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task No_letter_is_lost_and_at_most_one_a_kill_comes_twice()
    {
        var rounds = TestSize.Of(3, 50);
        await using var server = MailServer.Prepare();
        await server.Start();
        await using var app = new AppProcess
        {
            Settings = new()
            {
                ["Kalapa__PublicAddress"] = "https://kalapa.example",
                ["Kalapa__Mail__Host"] = "127.0.0.1",
                ["Kalapa__Mail__Port"] = server.Port.ToString(CultureInfo.InvariantCulture),
                ["Kalapa__Mail__Security"] = "None",
                ["Kalapa__Mail__From"] = "Kalapa <izin@kalapa.example>",
            },
        };
        await app.TakeDemo();
        List<string> expected = [];
        for (var round = 0; round < rounds; round++)
        {
            expected.AddRange(await Write(app, skip: expected.Count));
            var before = server.Letters().Count;
            await app.Start();
            await Until(() => Task.FromResult(server.Letters().Count > before));
            await Task.Delay(Random.Shared.Next(0, 40), Cancellation);
            await app.Kill();
        }

        await app.Start();
        await Until(async () => await Count(app, row => row.State == DeliveryState.Waiting && row.TicketId != null) == 0);
        Assert.Equal(0, await app.Stop());

        var letters = server.Letters().Select(letter => letter.MessageId).ToList();
        var twice = letters.Count - letters.Distinct().Count();
        output.WriteLine($"{rounds} kills, {expected.Count} letters, {expected.Except(letters).Count()} lost, {twice} twice.");
        Assert.Empty(expected.Except(letters));
        Assert.InRange(twice, 0, rounds);
    }

    /// <summary>Unread notifications for agents, each with its letter due.</summary>
    private static async Task<IReadOnlyList<string>> Write(AppProcess app, int skip)
    {
        return await On(app, async db =>
        {
            await AddAgents(db);
            var agents = await db.Users.Where(row => row.Role == Role.Cs && !row.Disabled && row.Email != null).OrderBy(row => row.Id).Select(row => row.Id).ToListAsync(Cancellation);
            var tickets = await db.Tickets.Where(row => row.Number != null).OrderBy(row => row.Id).Select(row => row.Id).ToListAsync(Cancellation);
            // Whoever cannot read a ticket of another branch gets no letter about it.
            agents = [.. (await db.Users.Where(row => agents.Contains(row.Id)).ToListAsync(Cancellation)).Where(row => row.ToActor().AllBranches && row.Kinds.Count == 0).Select(row => row.Id)];
            var now = DateTimeOffset.UtcNow;
            List<Notification> told = [.. tickets.SelectMany(_ => agents, (ticket, agent) => new Notification { UserId = agent, TicketId = ticket, Type = NotificationType.Message, At = now, Values = new Dictionary<string, string> { ["who"] = "Sari" } })
                .Skip(skip).Take(LettersEachRound)];
            Assert.Equal(LettersEachRound, told.Count);
            db.Notifications.AddRange(told);
            List<OutboxMessage> letters = [.. told.Select(row => new OutboxMessage { Channel = DeliveryChannel.Mail, UserId = row.UserId, TicketId = row.TicketId, Type = row.Type, At = row.At, DueAt = now, GiveUpAt = now + OutboxMessage.GivesUpAfter })];
            db.Outbox.AddRange(letters);
            await db.SaveChangesAsync(Cancellation);
            return letters.Select(row => string.Create(CultureInfo.InvariantCulture, $"kalapa.{row.UserId:N}.{row.Id}@kalapa.example")).ToList();
        });
    }

    /// <summary>So many that in all rounds nobody gets more letters than one may within an hour.</summary>
    private static async Task AddAgents(KalapaDbContext db)
    {
        const int enough = 30;
        if (await db.Users.CountAsync(row => row.UserName!.StartsWith("agen-"), Cancellation) == 0)
        {
            db.Users.AddRange(Enumerable.Range(0, enough).Select(number =>
            {
                var agent = TestPeople.NewUser($"Agen {number}", Role.Cs);
                (agent.Email, agent.UserName) = ($"agen-{number}@kalapa.example", $"agen-{number}");
                return agent;
            }));
            await db.SaveChangesAsync(Cancellation);
        }
    }

    private static Task<int> Count(AppProcess app, System.Linq.Expressions.Expression<Func<OutboxMessage, bool>> which) => On(app, db => db.Outbox.CountAsync(which, Cancellation));

    private static async Task<T> On<T>(AppProcess app, Func<KalapaDbContext, Task<T>> act)
    {
        await using var node = TestApp.Build(app.Engine, app.ConnectionString, app.DataFolder, TimeProvider.System);
        await using var db = await node.Services.GetRequiredService<IDbContextFactory<KalapaDbContext>>().CreateDbContextAsync(Cancellation);
        return await act(db);
    }

    private static async Task Until(Func<Task<bool>> isSo)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        limit.CancelAfter(WaitLimit.Time);
        while (!await isSo())
        {
            await Task.Delay(20, limit.Token);
        }
    }
}
