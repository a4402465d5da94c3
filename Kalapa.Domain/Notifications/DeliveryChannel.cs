namespace Kalapa.Domain.Notifications;

/// <summary>Ways to reach a person who has no page open. What is told in the app is the truth; these point there.</summary>
public enum DeliveryChannel
{
    /// <summary>A letter to the account's e-mail address.</summary>
    Mail,

    /// <summary>A note by a browser that was asked to show them, also while no page of Kalapa is open in it.</summary>
    Push,
}
