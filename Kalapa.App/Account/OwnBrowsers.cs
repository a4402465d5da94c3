using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Kalapa.App.Data;
using Kalapa.App.Data.Outbox;
using Kalapa.App.Push;
using Kalapa.Domain.Notifications;
using Microsoft.EntityFrameworkCore;

namespace Kalapa.App.Account;

/// <summary>A browser that shows the account's notes.</summary>
/// <param name="Id">Key.</param>
/// <param name="Device">Browser and system; empty when it said nothing that is known.</param>
/// <param name="Since">When it was asked to.</param>
/// <param name="LastSuccess">When a note last went to it.</param>
/// <param name="IsHere">It is the one that asks now.</param>
internal sealed record BrowserRow(Guid Id, string Device, DateTimeOffset Since, DateTimeOffset? LastSuccess, bool IsHere);

/// <summary>What the account's own page shows of browsers.</summary>
/// <param name="PublicKey">What a browser is bound to as it subscribes; null where notes are turned off.</param>
/// <param name="Rows">The newest first.</param>
internal sealed record OwnBrowserList(string? PublicKey, IReadOnlyList<BrowserRow> Rows);

/// <summary>What a browser brings when it was asked to show notes.</summary>
/// <param name="Endpoint">Where its push service takes them.</param>
/// <param name="P256dh">Its public key, in base64url.</param>
/// <param name="Auth">The secret it shares, in base64url.</param>
internal sealed record NewBrowser(string? Endpoint, string? P256dh, string? Auth)
{
    /// <summary>What it calls itself.</summary>
    public string Device { get; init; } = "";

    /// <summary>The name under which it knows the account.</summary>
    public Guid DeviceId { get; init; }

    /// <summary>The session in which it asks.</summary>
    public Guid SessionId { get; init; }
}

/// <summary>How a browser was taken.</summary>
internal enum BrowserOutcome
{
    /// <summary>It shows notes from now on.</summary>
    Done,

    /// <summary>The account has as many as it may.</summary>
    TooMany,

    /// <summary>Its push service is none that notes are posted to, or its keys are none.</summary>
    Refused,
}

/// <summary>The browsers that show one's own notes. Another's are not there.</summary>
internal sealed class OwnBrowsers(UnitOfWork unitOfWork, IDbContextFactory<KalapaDbContext> contexts, PushSettings settings, PushKeys keys, OutgoingChannels channels)
{
    /// <summary>So many an account may have: each is one more post for each note.</summary>
    public const int Most = 8;

    private const int LongestEndpoint = 1000;
    private const int PointBytes = 65;
    private const int SecretBytes = 16;

    /// <summary>As they are now.</summary>
    /// <param name="userId">Whose.</param>
    /// <param name="here">The name under which the browser that asks knows the account; null for none.</param>
    /// <param name="cancellationToken">Ends with the request.</param>
    public async Task<OwnBrowserList> Read(Guid userId, Guid? here, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var rows = await db.PushSubscriptions.AsNoTracking().Where(row => row.UserId == userId).OrderByDescending(row => row.Since)
            .Select(row => new BrowserRow(row.Id, row.Device, row.Since, row.LastSuccessAt, row.DeviceId == here)).ToListAsync(cancellationToken);
        return new(channels.Open.Contains(DeliveryChannel.Push) ? (await keys.Read(cancellationToken)).PublicKey : null, rows);
    }

    /// <summary>Takes a browser; one that was there before, for whichever account, is this account's now.</summary>
    public async Task<BrowserOutcome> Add(Guid userId, NewBrowser asked, CancellationToken cancellationToken)
    {
        if (asked is not { Endpoint: { Length: <= LongestEndpoint } endpoint, P256dh: { } point, Auth: { } secret } || !channels.Open.Contains(DeliveryChannel.Push)
            || !settings.IsEndpoint(endpoint) || BytesOf(point) is not { Length: PointBytes } || BytesOf(secret) is not { Length: SecretBytes })
        {
            return BrowserOutcome.Refused;
        }

        var hash = Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(endpoint)));
        return await unitOfWork.Run(userId, async operation =>
        {
            var rows = operation.Db.PushSubscriptions;
            var before = await rows.Where(row => row.EndpointHash == hash || (row.UserId == userId && row.DeviceId == asked.DeviceId)).ToListAsync(operation.Cancellation);
            var kept = before.Find(row => row.EndpointHash == hash);
            rows.RemoveRange(before.Where(row => row != kept));
            Guid[] gone = [.. before.Select(row => row.Id)];
            if (await rows.CountAsync(row => row.UserId == userId && !gone.Contains(row.Id), operation.Cancellation) >= Most)
            {
                return BrowserOutcome.TooMany;
            }

            if (kept is null)
            {
                kept = new() { Id = Guid.NewGuid(), Endpoint = endpoint, EndpointHash = hash };
                rows.Add(kept);
            }

            (kept.UserId, kept.P256dh, kept.Auth, kept.Device, kept.DeviceId, kept.SessionId) = (userId, point, secret, asked.Device, asked.DeviceId, asked.SessionId);
            (kept.Since, kept.LastSuccessAt) = (operation.Now, null);
            return BrowserOutcome.Done;
        }, cancellationToken);
    }

    /// <summary>Removes one. An id of somebody else's does what one that is not there does: nothing.</summary>
    public Task Remove(Guid userId, Guid id, CancellationToken cancellationToken) => unitOfWork.Run(userId, async operation =>
    {
        var rows = await operation.Db.PushSubscriptions.Where(row => row.UserId == userId && row.Id == id).ToListAsync(operation.Cancellation);
        operation.Db.PushSubscriptions.RemoveRange(rows);
        return rows.Count;
    }, cancellationToken);

    private static byte[]? BytesOf(string text)
    {
        try
        {
            return Base64Url.DecodeFromChars(text);
        }
        catch (FormatException)
        {
            return null;
        }
    }
}
