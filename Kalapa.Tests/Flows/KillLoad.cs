using System.Collections.Concurrent;
using System.Security.Cryptography;
using Kalapa.App.Data;
using Kalapa.App.Demo;
using Kalapa.Domain.Papers;
using Kalapa.Tests.Support;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Kalapa.Tests.Flows;

/// <summary>
/// Clients who bring papers over HTTP, several at once, until the app is killed under them; and what each was told. An answer of 200 is a
/// promise: the paper is in the database and its bytes are in the store.
/// </summary>
internal sealed class KillLoad : IAsyncDisposable
{
    // So many versions of one paper are enough; then they go on with new drafts.
    private const int RoundsPerDraft = 20;

    // On a machine that is busy with something else a file may take longer to judge than files may; the next one is tried.
    private const int MostRefused = 50;

    private static readonly string[] Clients = [DemoPeople.Client.Email!, DemoPeople.Colleague.Email!, DemoPeople.OtherClient.Email!];

    private readonly AppProcess _app;
    private readonly Engine _engine;
    private readonly string _connectionString;
    private readonly ConcurrentQueue<(Guid Paper, string Sha256)> _told = [];
    private readonly List<(DemoVisitor Visitor, string Token)> _visitors = [];
    private List<(int Visitor, Guid Ticket)> _drafts = [];
    private TaskCompletionSource _firstAnswer = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _rounds;

    private KillLoad(AppProcess app, Engine engine, string connectionString)
    {
        (_app, _engine, _connectionString) = (app, engine, connectionString);
    }

    /// <summary>Papers that were acknowledged so far.</summary>
    public int Acknowledged { get; private set; }

    /// <summary>Ends when this round's first paper was acknowledged.</summary>
    public Task FirstAnswer => _firstAnswer.Task;

    /// <summary>Signs the clients in; the app runs.</summary>
    public static async Task<KillLoad> Begin(AppProcess app, Engine engine, string connectionString)
    {
        var load = new KillLoad(app, engine, connectionString);
        foreach (var email in Clients)
        {
            var visitor = await DemoVisitor.SignIn(app.Address, email);
            load._visitors.Add((visitor, await visitor.Token()));
        }

        await load.NewDrafts();
        return load;
    }

    /// <summary>Works until the app does not answer any more. The app runs.</summary>
    public async Task Work()
    {
        _firstAnswer = new(TaskCreationOptions.RunContinuationsAsynchronously);
        if (++_rounds % RoundsPerDraft == 0)
        {
            await NewDrafts();
        }

        await Task.WhenAll(_drafts.Select(draft => Bring(_visitors[draft.Visitor], draft.Ticket)));
    }

    /// <summary>Of what was acknowledged since the last count, what the database does not have; the app does not run.</summary>
    public async Task<int> CountLost()
    {
        var told = _told.ToArray();
        _told.Clear();
        Acknowledged += told.Length;
        if (told.Length == 0)
        {
            return 0;
        }

        await using var node = TestApp.Build(_engine, _connectionString, _app.DataFolder, TimeProvider.System);
        await using var db = await Context(node);
        Guid[] ids = [.. told.Select(paper => paper.Paper)];
        var kept = await db.Set<TicketDocument>().Where(paper => ids.Contains(paper.Id)).Join(db.Attachments, paper => paper.AttachmentId, file => file.Id, (paper, file) => new { paper.Id, file.Sha256 })
            .ToDictionaryAsync(paper => paper.Id, paper => paper.Sha256);
        return told.Count(paper => kept.GetValueOrDefault(paper.Paper) != paper.Sha256);
    }

    public ValueTask DisposeAsync()
    {
        _visitors.ForEach(pair => pair.Visitor.Dispose());
        return ValueTask.CompletedTask;
    }

    private async Task Bring((DemoVisitor Visitor, string Token) who, Guid ticket)
    {
        var refused = 0;
        for (var number = 0; ; number++)
        {
            var bytes = new MemoryStream();
            await DemoPdf.Saying($"Surat {number}", $"{Guid.NewGuid()}").CopyToAsync(bytes);
            try
            {
                if (await who.Visitor.Put($"/berkas/{ticket}/D01?name=surat.pdf", who.Token, bytes.ToArray()) is { } id)
                {
                    _told.Enqueue((id, Convert.ToHexStringLower(SHA256.HashData(bytes.ToArray()))));
                    _firstAnswer.TrySetResult();
                    refused = 0;
                }
                else if (++refused == MostRefused)
                {
                    throw new InvalidOperationException("Papers are refused, so nothing is tried.");
                }
            }
            catch (HttpRequestException)
            {
                return;
            }
        }
    }

    /// <summary>Two drafts for each client, filed in this process.</summary>
    private async Task NewDrafts()
    {
        await using var node = TestApp.Build(_engine, _connectionString, _app.DataFolder, TimeProvider.System);
        await using var db = await Context(node);
        var errands = new Errands(node.Services, db);
        _drafts = [];
        for (var index = 0; index < Clients.Length * 2; index++)
        {
            var author = await db.Users.SingleAsync(user => user.Email == Clients[index % Clients.Length]);
            _drafts.Add((index % Clients.Length, await errands.Blank(author)));
        }
    }

    private static Task<KalapaDbContext> Context(WebApplication node) => node.Services.GetRequiredService<IDbContextFactory<KalapaDbContext>>().CreateDbContextAsync();
}
