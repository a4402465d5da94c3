using Kalapa.App.Data;
using Kalapa.App.Data.Outbox;
using Kalapa.Domain.Notifications;
using Microsoft.EntityFrameworkCore;

namespace Kalapa.App.Account;

/// <summary>One topic on the account's own page.</summary>
/// <param name="Topic">Which.</param>
/// <param name="ByMail">It comes by mail.</param>
/// <param name="IsFixed">That cannot be switched off.</param>
internal sealed record ChannelRow(NotificationTopic Topic, bool ByMail, bool IsFixed);

/// <summary>What the account is told of, and how.</summary>
/// <param name="Rows">Those that reach its role.</param>
/// <param name="HasMail">This Kalapa sends mail at all.</param>
internal sealed record OwnChannels(IReadOnlyList<ChannelRow> Rows, bool HasMail);

/// <summary>Everybody's own choice of what comes by mail. What is told in the app is no choice: it is the truth that the others point to.</summary>
internal sealed class ChooseChannels(UnitOfWork unitOfWork, IDbContextFactory<KalapaDbContext> contexts, OutgoingChannels channels)
{
    /// <summary>As it is now.</summary>
    public async Task<OwnChannels> Read(Guid userId, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return Shown(await db.Users.AsNoTracking().SingleAsync(row => row.Id == userId, cancellationToken));
    }

    /// <summary>Keeps the choice.</summary>
    /// <param name="userId">Whose.</param>
    /// <param name="byMail">Names of the topics that shall come by mail; all others shall not.</param>
    /// <param name="cancellationToken">Ends with the request.</param>
    public Task<OwnChannels> Run(Guid userId, IReadOnlyCollection<string> byMail, CancellationToken cancellationToken) => unitOfWork.Run(userId, async operation =>
    {
        var account = await operation.Db.Users.SingleAsync(row => row.Id == operation.Actor.UserId, operation.Cancellation);
        account.Channels = NotificationTopics.For(account.Role).Aggregate(
            account.Channels, (choices, topic) => choices.With(topic, DeliveryChannel.Mail, byMail.Contains($"{topic}"), account.Role));
        return Shown(account);
    }, cancellationToken);

    private OwnChannels Shown(KalapaUser account) => new(
        [.. NotificationTopics.For(account.Role).Select(topic => new ChannelRow(topic, account.Channels.Wants(topic, DeliveryChannel.Mail, account.Role), NotificationTopics.IsFixed(topic, DeliveryChannel.Mail)))],
        channels.Open.Contains(DeliveryChannel.Mail));
}
