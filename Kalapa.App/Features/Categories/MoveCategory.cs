using Kalapa.App.Data;

namespace Kalapa.App.Features.Categories;

/// <summary>O75: a category stands one place higher or lower among its level.</summary>
public sealed class MoveCategory(UnitOfWork unitOfWork)
{
    /// <summary>At the end of its level it stays, and nothing is recorded.</summary>
    public Task Run(Guid? userId, string code, bool up, CancellationToken cancellationToken = default) => unitOfWork.Run(userId, async operation =>
    {
        var (category, all) = await operation.Category(code);
        if (category.Move(up, all))
        {
            operation.Note("category.moved", category);
        }
    }, cancellationToken);
}
