using Kalapa.App.Data;
using Kalapa.App.Data.Outbox;
using Kalapa.Domain.Notifications;
using Microsoft.EntityFrameworkCore;

namespace Kalapa.App.Account;

/// <summary>One topic on the account's own page.</summary>
/// <param name="Topic">Which.</param>
/// <param name="ByMail">It comes by mail.</param>
/// <param name="IsFixed">That cannot be switched off.</param>
/// <param name="ByBrowser">Browsers that were asked to show notes show it.</param>
internal sealed record ChannelRow(NotificationTopic Topic, bool ByMail, bool IsFixed, bool ByBrowser);

/// <summary>What the account is told of, and how.</summary>
/// <param name="Rows">Those that reach its role.</param>
/// <param name="HasMail">This Kalapa sends mail at all.</param>
/// <param name="HasPush">It posts notes to browsers.</param>
internal sealed record OwnChannels(IReadOnlyList<ChannelRow> Rows, bool HasMail, bool HasPush);

/// <summary>Everybody's own choice of what comes by mail and what browsers show. What is told in the app is no choice: it is the truth that the others point to.</summary>
internal sealed class ChooseChannels(UnitOfWork unitOfWork, IDbContextFactory<KalapaDbContext> contexts, OutgoingChannels channels)
{
    /// <summary>As it is now.</summary>
    public async Task<OwnChannels> Read(Guid userId, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return Shown(await db.Users.AsNoTracking().SingleAsync(row => row.Id == userId, cancellationToken));
    }

    /// <summary>Keeps the choice; of a channel that is not shown what was chosen before.</summary>
    /// <param name="userId">Whose.</param>
    /// <param name="byMail">Names of the topics that shall come by mail; all others shall not.</param>
    /// <param name="byBrowser">The same of what browsers shall show.</param>
    /// <param name="cancellationToken">Ends with the request.</param>
    public Task<OwnChannels> Run(Guid userId, IReadOnlyCollection<string> byMail, IReadOnlyCollection<string> byBrowser, CancellationToken cancellationToken) => unitOfWork.Run(userId, async operation =>
    {
        var account = await operation.Db.Users.SingleAsync(row => row.Id == operation.Actor.UserId, operation.Cancellation);
        foreach (var topic in NotificationTopics.For(account.Role))
        {
            account.Channels = account.Channels.With(topic, DeliveryChannel.Mail, byMail.Contains($"{topic}"), account.Role);
            if (channels.Open.Contains(DeliveryChannel.Push))
            {
                account.Channels = account.Channels.With(topic, DeliveryChannel.Push, byBrowser.Contains($"{topic}"), account.Role);
            }
        }

        return Shown(account);
    }, cancellationToken);

    private OwnChannels Shown(KalapaUser account) => new(
        [.. NotificationTopics.For(account.Role).Select(topic => new ChannelRow(
            topic, account.Channels.Wants(topic, DeliveryChannel.Mail, account.Role), NotificationTopics.IsFixed(topic, DeliveryChannel.Mail),
            account.Channels.Wants(topic, DeliveryChannel.Push, account.Role)))],
        channels.Open.Contains(DeliveryChannel.Mail), channels.Open.Contains(DeliveryChannel.Push));
}
