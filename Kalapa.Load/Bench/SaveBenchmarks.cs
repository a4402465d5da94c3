using BenchmarkDotNet.Attributes;
using Kalapa.App.Data;
using Kalapa.App.Data.Outbox;
using Kalapa.App.Features.Tickets;
using Kalapa.Domain;
using Kalapa.Domain.Notifications;
using Kalapa.Domain.Tickets;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Kalapa.Load.Bench;

/// <summary>What it costs a save that many are told of it, in the app and by mail, on SQLite.</summary>
public class SaveBenchmarks
{
    private BenchData _data = null!;
    private PostMessage _post = null!;
    private (Guid Id, Guid OwnerId) _ticket;

    /// <summary>Supervisors of the branch, each of whom is told of an internal note while they decide.</summary>
    [Params(0, 50)]
    public int Receivers { get; set; }

    /// <summary>Seeds, and leaves the branch so many supervisors.</summary>
    [GlobalSetup]
    public async Task Setup()
    {
        _data = await BenchData.Of(400, services => services.AddSingleton(new OutgoingChannels(new HashSet<DeliveryChannel> { DeliveryChannel.Mail })));
        _post = _data.Services.GetRequiredService<PostMessage>();
        await using var db = await _data.Services.GetRequiredService<IDbContextFactory<KalapaDbContext>>().CreateDbContextAsync();
        var ticket = await db.Tickets.AsNoTracking().FirstAsync(row => row.State == TicketState.Escalated && row.OwnerId != null);
        _ticket = (ticket.Id, ticket.OwnerId!.Value);
        await db.Users.Where(row => row.Role == Role.Supervisor).ExecuteUpdateAsync(row => row.SetProperty(user => user.Disabled, true));
        db.Users.AddRange(Enumerable.Range(0, Receivers).Select(number => new KalapaUser
        {
            Id = Guid.CreateVersion7(),
            DisplayName = $"Penerima {number}",
            UserName = $"penerima{number}@muatan.example",
            Email = $"penerima{number}@muatan.example",
            Role = Role.Supervisor,
            Branches = [ticket.BranchCode],
        }));
        await db.SaveChangesAsync();
    }

    /// <summary>Deletes the data.</summary>
    [GlobalCleanup]
    public ValueTask Cleanup() => _data.DisposeAsync();

    /// <summary>An internal note by the ticket's owner.</summary>
    [Benchmark]
    public Task A_note() => _post.Run(_ticket.OwnerId, _ticket.Id, Visibility.Internal, "Sudah dicek di lokasi.");
}
