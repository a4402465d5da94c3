namespace Kalapa.Domain.Access;

/// <summary>The matrix said no. The app turns the answer into a sign-in, a 403 or a 404 and counts it in the audit.</summary>
/// <param name="operation">What was asked for.</param>
/// <param name="answer"><see cref="Answer.Login"/>, <see cref="Answer.Forbidden"/> or <see cref="Answer.NotFound"/>.</param>
public sealed class AccessDenied(Operation operation, Answer answer) : Exception($"{operation}: {answer}")
{
    /// <summary>What was asked for.</summary>
    public Operation Operation { get; } = operation;

    /// <summary>How the asker is turned away.</summary>
    public Answer Answer { get; } = answer;
}
