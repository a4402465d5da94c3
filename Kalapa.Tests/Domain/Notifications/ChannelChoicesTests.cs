using Kalapa.Domain;
using Kalapa.Domain.Notifications;
using Xunit;

namespace Kalapa.Tests.Domain.Notifications;

public sealed class ChannelChoicesTests
{
    [Fact]
    public void Every_type_has_a_topic() => Assert.All(Enum.GetValues<NotificationType>(), type => Assert.True(Enum.IsDefined(NotificationTopics.Of(type))));

    [Fact]
    public void Each_topic_reaches_somebody() =>
        Assert.Equal(Enum.GetValues<NotificationTopic>().Order(), Enum.GetValues<Role>().SelectMany(NotificationTopics.For).Distinct().Order());

    [Theory]
    [InlineData(NotificationTopic.ClientsTurn, Role.Client, true)]
    [InlineData(NotificationTopic.Line, Role.Client, false)]
    [InlineData(NotificationTopic.BranchsTurn, Role.Supervisor, true)]
    [InlineData(NotificationTopic.OwnersTurn, Role.Cs, false)]
    [InlineData(NotificationTopic.Promise, Role.Admin, true)]
    [InlineData(NotificationTopic.Account, Role.Gate, true)]
    public void Before_anybody_chose_mail_goes_to_who_sits_elsewhere(NotificationTopic topic, Role role, bool wanted) =>
        Assert.Equal(wanted, ChannelChoices.None.Wants(topic, DeliveryChannel.Mail, role));

    [Theory]
    [InlineData(NotificationTopic.ClientsTurn, Role.Client, true)]
    [InlineData(NotificationTopic.Line, Role.Client, false)]
    [InlineData(NotificationTopic.OwnersTurn, Role.Cs, true)]
    [InlineData(NotificationTopic.Ending, Role.Cs, false)]
    [InlineData(NotificationTopic.Promise, Role.Supervisor, true)]
    [InlineData(NotificationTopic.Account, Role.Client, false)]
    public void Before_anybody_chose_a_browser_that_was_asked_shows_what_calls_for_its_owners_hands(NotificationTopic topic, Role role, bool wanted) =>
        Assert.Equal(wanted, ChannelChoices.None.Wants(topic, DeliveryChannel.Push, role));

    [Fact]
    public void Each_channel_is_chosen_by_itself()
    {
        var choices = ChannelChoices.None.With(NotificationTopic.Promise, DeliveryChannel.Push, wanted: false, Role.Admin);
        Assert.False(choices.Wants(NotificationTopic.Promise, DeliveryChannel.Push, Role.Admin));
        Assert.True(choices.Wants(NotificationTopic.Promise, DeliveryChannel.Mail, Role.Admin));
        Assert.False(choices.With(NotificationTopic.Account, DeliveryChannel.Push, wanted: true, Role.Admin).Wants(NotificationTopic.Account, DeliveryChannel.Push, Role.Admin));
    }

    [Fact]
    public void A_choice_holds_until_it_is_taken_back_and_keeps_the_others()
    {
        var choices = ChannelChoices.None.With(NotificationTopic.Message, DeliveryChannel.Mail, wanted: false, Role.Client).With(NotificationTopic.Line, DeliveryChannel.Mail, wanted: true, Role.Client);

        Assert.False(choices.Wants(NotificationTopic.Message, DeliveryChannel.Mail, Role.Client));
        Assert.True(choices.Wants(NotificationTopic.Line, DeliveryChannel.Mail, Role.Client));
        Assert.True(choices.Wants(NotificationTopic.Decision, DeliveryChannel.Mail, Role.Client));
        Assert.Equal(["Line.Mail"], choices.With(NotificationTopic.Message, DeliveryChannel.Mail, wanted: true, Role.Client).Changed.Keys);
    }

    [Fact]
    public void The_way_into_the_account_and_the_alarm_of_a_broken_promise_cannot_be_switched_off()
    {
        var choices = ChannelChoices.None.With(NotificationTopic.Account, DeliveryChannel.Mail, wanted: false, Role.Cs).With(NotificationTopic.Promise, DeliveryChannel.Mail, wanted: false, Role.Cs);

        Assert.True(choices.Wants(NotificationTopic.Account, DeliveryChannel.Mail, Role.Cs));
        Assert.True(choices.Wants(NotificationTopic.Promise, DeliveryChannel.Mail, Role.Cs));
        Assert.Empty(choices.Changed);
    }
}
